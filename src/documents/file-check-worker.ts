/** What the process of a check runs (see FileCheck). */
import { answerTasks } from '../platform/bounded-work.js';
import { checkFile } from './file-check.js';

answerTasks(checkFile);
