export { CommandInput } from './command-input.js';
export { CONTENT_INPUTS } from './content-inputs.js';
export { EVENT_INPUTS } from './event-inputs.js';
export { inputName } from './field-names.js';
export { OpenInput } from './open-input.js';
export type { InputSource } from './fields.js';
export { type FieldError, type ParseContext, type Parsed, parseCommand, parseEvent, parseOpening } from './parse-event.js';
export { typedInput, type TypedField } from './typed-input.js';
