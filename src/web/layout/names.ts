/** The name of the product on every page and in every title. */
export const SYSTEM_NAME = '特定労務管理対象機関 指定事務';

/** Where the sign-out form posts. */
export const SIGN_OUT_PATH = '/logout';

/** Who one is here, and the own password. */
export const ACCOUNT_PATH = '/account';
