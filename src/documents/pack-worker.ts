/** What the packs' process runs (see PackRenderer). */
import { constants } from 'node:os';
import { answerTasks } from '../platform/bounded-work.js';
import { drawPackTask, type DrawnPack, type PackTask } from './pack-renderer.js';

answerTasks<PackTask, DrawnPack>(
  (task, report) => drawPackTask(task, (...progress) => report(progress)),
  constants.priority.PRIORITY_LOW,
);
