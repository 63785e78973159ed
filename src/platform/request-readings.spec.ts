import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { keepReadings, onceARequest } from './request-readings.js';

let read = 0;
const number = () => onceARequest('number', () => Promise.resolve((read += 1)));
beforeEach(() => (read = 0));

function request<T>(work: (answered: () => void) => Promise<T>): Promise<T> {
  const response = new EventEmitter();
  return new Promise((resolve, reject) =>
    keepReadings({} as Request, response as Response, () => {
      work(() => response.emit('close')).then(resolve, reject);
    }),
  );
}

it('reads once for all of a request, also at the same time, and anew for the next', async () => {
  const twice = () => request(async () => [...(await Promise.all([number(), number()])), await number()]);
  expect(await twice()).toEqual([1, 1, 1]);
  expect(await twice()).toEqual([2, 2, 2]);
});

it('reads what has another name by itself', async () => {
  expect(await request(async () => [await number(), await onceARequest('other', async () => 'a')])).toEqual([1, 'a']);
});

it('reads each time outside a request, and in work that goes on after its answer', async () => {
  expect([await number(), await number()]).toEqual([1, 2]);
  const after = await request(async (answered) => {
    const before = await number();
    answered();
    return [before, await number(), await number()];
  });
  expect(after).toEqual([3, 4, 5]);
});
