/** Name of the form field for a problem's path: `destinations[0].persons` is posted as `destinations[0][persons]`. */
export function inputName(path: string): string {
  return path.replace(/\.([^.[\]]+)/gu, '[$1]');
}
