export { CommandInput, commandInput } from './command-input.js';
export { CONTENT_INPUTS } from './content-inputs.js';
export { EVENT_INPUTS } from './event-inputs.js';
export { inputName } from '../fields/field-names.js';
export {
  OpenInput,
  OpeningInput,
  PaperKindInput,
  PaperNewInput,
  PaperOpeningInput,
  PaperRoundInput,
} from './open-input.js';
export { parseCells, parseCommand, parseEvent, parseOpening, parseSection, readableSection } from './parse-event.js';
export { typedInput } from './typed-input.js';
