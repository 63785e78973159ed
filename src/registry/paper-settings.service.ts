import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Clock } from '../platform/clock.js';
import type { AppealInstruction, PaperSetting } from '../procedure/case/facts.js';
import { entriesOf, formIdOf, type PaperProfile } from '../procedure/profile/paper-settings.js';
import { changesOf } from '../record/changes.js';
import type { FormSend } from '../record/create-once.js';
import type { Subject } from '../record/subject.js';
import { addHeldEntry } from './held-entries.js';
import { PaperSettingEntry } from './registry.entities.js';
import { RegistryService } from './registry.service.js';

/** What the record calls them: one setting. */
export const PAPER_SETTINGS_SUBJECT: Subject = { type: 'setting', id: 'paperSettings' };

/** An entry with its number within its part. */
export type StoredPaperSetting = PaperSetting & { no: number };

/** 文書の記載 (公印・番号, 教示, words of the forms): entries are only added, each part of it with its own, so that a paper keeps what held on its day. */
@Injectable()
export class PaperSettingsService {
  constructor(
    private readonly database: DataSource,
    private readonly registry: RegistryService,
    private readonly clock: Clock,
  ) {}

  /** Of all parts, each in the order in which they were entered and begin. */
  entries(tx: EntityManager = this.database.manager): Promise<StoredPaperSetting[]> {
    return tx.find(PaperSettingEntry, { order: { part: 'ASC', no: 'ASC' } }) as Promise<unknown> as Promise<
      StoredPaperSetting[]
    >;
  }

  /** The profile with what was entered on screen. */
  async profile(): Promise<PaperProfile & { paperSettings: StoredPaperSetting[] }> {
    return { ...this.registry.profile(), paperSettings: await this.entries() };
  }

  /** Adds what one part says from a day on. @param seen number of the last entry of the part; and what is thrown: as `addHeldEntry` */
  add(entry: PaperSetting, reason: string, seen: number, send: FormSend): Promise<void> {
    const { part, holdsFrom, value } = entry;
    return addHeldEntry(this.database, {
      act: 'paperSetting',
      content: { part, holdsFrom, value, reason, seen },
      send,
      holdsFrom,
      reason,
      seen,
      entries: async (tx) => entriesOf(await this.entries(tx), part),
      changes: (last) => {
        const before = wordsOf(part, last?.value ?? this.ofProfile(part));
        const removed = Object.fromEntries(Object.keys(before).map((name) => [name, null]));
        const changes = changesOf(before, { ...removed, ...wordsOf(part, value) });
        return Object.keys(changes.after).length === 0
          ? changes
          : { ...changes, after: { holdsFrom, ...changes.after } };
      },
      insert: (tx, no) => tx.insert(PaperSettingEntry, { part, no, holdsFrom, value: value as object }),
      key: 'paper_setting_pk',
      subject: PAPER_SETTINGS_SUBJECT,
      type: 'CHANGE_PAPER_SETTING',
      now: this.clock.now(),
    });
  }

  private ofProfile(part: PaperSetting['part']): PaperSetting['value'] {
    const profile = this.registry.profile();
    return part === 'sealsAndNumbers' || part === 'appealInstructions'
      ? profile[part]
      : (profile.formWording[formIdOf(part)] ?? {});
  }
}

/** What an entry says, by the names under which the record keeps it. */
function wordsOf(part: PaperSetting['part'], value: PaperSetting['value']): Record<string, unknown> {
  if (part === 'appealInstructions') return { [part]: inOneText(value as readonly AppealInstruction[]) };
  if (part === 'sealsAndNumbers') return { ...value };
  return Object.fromEntries(Object.entries(value).map(([name, words]) => [`${part}.${name}`, words]));
}

function inOneText(instructions: readonly AppealInstruction[]): string {
  return instructions
    .map(({ text, certainty }, index) => `${index + 1}（${certainty === 'confirmed' ? '確認済' : '未確認'}）${text}`)
    .join(' ');
}
