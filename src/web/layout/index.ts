export * from './error-pages.js';
export { type NavItem } from './header.js';
export * from './names.js';
export * from './page.js';
export * from './render.js';
