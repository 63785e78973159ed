/** What the packs' process runs (see PackRenderer). */
import { answerTasks } from '../platform/bounded-work.js';
import { drawPackTask, type DrawnPack, type PackTask } from './pack-renderer.js';

answerTasks<PackTask, DrawnPack>((task, report) => drawPackTask(task, (...progress) => report(progress)));
