import { isOfficeFile, minutesOf } from './office-files.js';

const HEARING = '0b8f3c1e-7a55-4c0e-9d7e-3f6f5f1c2a10';

it.each([HEARING, HEARING.toUpperCase(), ` ${HEARING}\t`])(
  'finds minutes that were kept under %j with their hearing',
  (typed) => {
    const file = { purpose: 'office', subjectKey: minutesOf(typed) } as const;
    expect(isOfficeFile(file, minutesOf(HEARING))).toBe(true);
    expect(isOfficeFile(file, minutesOf(HEARING.replace('0', '1')))).toBe(false);
  },
);
