/** Word and Excel before 2007: OLE compound files [MS-CFB]; stream names are UTF-16. */

const SIGNATURE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

export function isOle(bytes: Buffer): boolean {
  return bytes.subarray(0, SIGNATURE.length).equals(SIGNATURE);
}

export function hasOleStream(bytes: Buffer, name: string): boolean {
  return bytes.includes(Buffer.from(`${name}\0`, 'utf16le'));
}

/** Macros lie in a stream of this name, whichever program made them [MS-OVBA]. */
export function hasOleMacros(bytes: Buffer): boolean {
  return hasOleStream(bytes, '_VBA_PROJECT');
}
