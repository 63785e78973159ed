/** What the thread of a check runs (see PdfCheck). */
import { parentPort, workerData } from 'node:worker_threads';
import { pdfFaultOf } from './pdf-check.js';

parentPort?.postMessage(await pdfFaultOf(workerData as Uint8Array));
