export * from './error-pages.js';
export { type Contact } from './footer.js';
export { type NavItem, type SignedInUser } from './header.js';
export * from './names.js';
export * from './page.js';
export * from './render.js';
