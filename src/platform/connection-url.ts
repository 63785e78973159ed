/** Where nothing but the tables of the program stands. PostgreSQL would look into a schema that is named like its login first. */
const OWN_SCHEMA = 'search_path=public';

/** The same connection URL, under a further setting of the server from its first statement. The last of equal ones holds. */
export function withSetting(url: string, setting: string): string {
  const address = new URL(url);
  const others = address.searchParams.get('options');
  address.searchParams.set('options', `${others ? `${others} ` : ''}-c ${setting}`);
  // whoever reads the URL may take '+' as it stands, so blanks are written as %20
  address.search = address.search.replace(/\+/g, '%20');
  return address.toString();
}

/** The same connection URL, on which a table is that of the program, whatever else is called so. */
export function onOwnSchema(url: string): string {
  return withSetting(url, OWN_SCHEMA);
}
