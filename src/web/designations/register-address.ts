import type { RegisterFilter } from '../../designations/designation.service.js';

export const REGISTER_PATH = '/designations';

/** The register narrowed by a filter; `readRegisterFilter` reads the address back. */
export function registerHref(filter: RegisterFilter, path = REGISTER_PATH): string {
  const given = Object.entries(filter).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given).toString()}`;
}
