/** What an officer writes on the letter that an act sends out; '' and what older entries of the log leave out stand for what the letter says by itself. */
export interface LetterWords {
  /** 文書番号, from the register of documents; a letter without one is a 事務連絡. */
  documentNumber?: string;
  /** 前文, in place of the sentence of the form. */
  preamble?: string;
}

/** What the form says by itself stays where nothing is written. */
export function writtenWords({ documentNumber = '', preamble = '' }: LetterWords): LetterWords {
  return {
    ...(documentNumber.trim() !== '' && { documentNumber: documentNumber.trim() }),
    ...(preamble.trim() !== '' && { preamble: preamble.trim() }),
  };
}
