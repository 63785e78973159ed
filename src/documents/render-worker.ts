/** What a rendering thread runs (see FormRenderer): one job in, one drawing out. */
export { drawForm as default } from './form-drawing.js';
