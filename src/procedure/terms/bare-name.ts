/** A name or number as far as it tells one thing from another: without spaces, in any width (大空第１　病院 is 大空第1病院). */
export const bareName = (name: string): string => name.normalize('NFKC').replace(/\s/gu, '');
