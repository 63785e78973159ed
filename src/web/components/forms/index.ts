export * from './button.js';
export * from './choice-fields.js';
export * from './error-summary.js';
export { QuestionTick, type Requirement } from './field-frame.js';
export * from './file-field.js';
export * from './form.js';
export * from './form-state.js';
export * from './text-fields.js';
