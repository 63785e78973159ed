/** When an application arrived, on paper or by being submitted here (行政手続法7条). */
import { arrivedOn, isToBeTyped } from './arrival.js';

it('a paper is to be typed until what is on it is submitted here; the day of its arrival stays', () => {
  const noted = { submittedOn: null, paperArrivedOn: '2027-03-31' };
  expect([isToBeTyped(noted), arrivedOn(noted)]).toEqual([true, '2027-03-31']);
  const typed = { ...noted, submittedOn: '2027-03-31' };
  expect([isToBeTyped(typed), arrivedOn(typed)]).toEqual([false, '2027-03-31']);
  expect(isToBeTyped({ submittedOn: null, paperArrivedOn: null })).toBe(false);
});
