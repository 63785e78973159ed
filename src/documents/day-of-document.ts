/** SQL of the day that an issued document bears; null for none. @param fileId expression that may not speak of a row called `notice` */
export const dayOfDocument = (fileId: string) =>
  `(SELECT notice.snapshot ->> 'date' FROM stored_file notice WHERE notice.id = ${fileId})`;
