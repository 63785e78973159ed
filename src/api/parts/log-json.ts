import type { LogLine } from '../../applications/queries/log-lines.js';
import { Instant, Many, Text, Whole } from './described.js';
import { PageJson } from './page-json.js';

/** 経過: one line of the log. */
export class LogLineJson {
  @Whole('申請ごとの通し番号。この出来事の後のlockVersionでもある') seq!: number;
  @Text('出来事の識別子（例：SUBMIT）') event!: string;
  @Instant('日時') occurredAt!: string;
  @Text('行った人。所属だけを示すときは空') actorName!: string;
  @Text('行った人の所属') actorOffice!: string;
  @Text('出来事を述べた文') sentence!: string;
}

export class LogJson extends PageJson {
  @Many(LogLineJson, 'このページの経過（新しい順）') rows!: LogLineJson[];
}

export function logLineJson({ seq, eventType, occurredAt, actorName, actorOffice, sentence }: LogLine): LogLineJson {
  return { seq, event: eventType, occurredAt: occurredAt.toISOString(), actorName, actorOffice, sentence };
}
