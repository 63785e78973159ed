import type { RenderedMessage } from '../../record/outbox-writer.js';
import type { Actor } from '../../procedure/terms/actors.js';
import type { CaseEvent } from '../../procedure/events/index.js';
import { holidayCaveat, type KnownCalendar } from '../../procedure/calendar/office-days.js';
import { formatJapaneseDateWithWeekday } from '../../procedure/calendar/japanese-date.js';
import type { DeadlineKind } from '../../procedure/case/facts.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import type { Kind, ProcedureType } from '../../procedure/terms/kinds.js';
import { KIND_INFO, OUTCOME_LABEL, PROCEDURE_LABEL } from '../../procedure/terms/kinds.js';
import { DEADLINE_LABEL } from '../../procedure/case/words.js';
import { caseSentence } from './case-sentences.js';
import { type LostRequirement, meaningOfLoss } from '../../procedure/lost-requirements.js';
import type { RecordCorrection } from '../log/record-correction.js';
import type { DocumentEntry } from '../log/document-entry.js';

/** What a message needs to know of the case and of its reader. */
export interface MessageInput {
  recipientName: string;
  institutionName: string;
  /** As it stands beside the institution's name. */
  referenceNo: string;
  kind: Kind;
  procedure: ProcedureType;
  /** It was withdrawn, or came too late to renew anything: the hospital has nothing to do with it. */
  nothingToDo: boolean;
  actor: Actor;
  event: CaseEvent | DocumentEntry | RecordCorrection;
  /** Of the deadline that has passed or that the reader is reminded of. */
  dueOn: IsoDate | null;
  /** What is known of the days on which the office is closed. */
  calendar: KnownCalendar;
  /** What a designation rested on and has lost by a correction; told to the prefecture alone. */
  lost?: readonly LostRequirement[];
  /** Office and unit of the prefecture to ask. */
  contact: string;
}

/** Something the reader has to do. */
interface Demand {
  matter: string;
  text: string;
  dueOn: IsoDate | null;
  /** Name of the screen where it is done. */
  screen: string;
}

/**
 * Subject and body of a message (ux.md §3.6): what, until when, where, and whom to ask. A pointer, no more: no free
 * text of a person and no personal data, but for why a draft was returned, which goes to the prefecture alone. Pure.
 */
export function caseMessage(input: MessageInput): RenderedMessage {
  const { event, kind, procedure, referenceNo } = input;
  const title = `${KIND_INFO[kind].label}の${OUTCOME_LABEL[procedure].granted}の申請`;
  const demand = demandOf(input);
  if (!demand) {
    return {
      // What happened stands first: the subjects of one case are told apart in a list of them.
      subject: `${happened(input)}：${title}（${input.institutionName}） ${referenceNo}`,
      body: bodyOf(
        input,
        `${input.actor.officeName}が${happened(input)}。`,
        event.type === 'RETURN_DRAFT' ? [`理由　　${event.comment}`] : [],
      ),
    };
  }
  const until = demand.dueOn === null ? '' : `・${shortDate(demand.dueOn)}まで`;
  return {
    subject: `【要対応${until}】${title}（${input.institutionName}）に係る${demand.matter}について（依頼） ${referenceNo}`,
    body: bodyOf(input, demand.text, [...dueLines(demand.dueOn, input.calendar), `画面　　${demand.screen}`]),
  };
}

/** By when it is due, and what is not certain about that day. */
function dueLines(dueOn: IsoDate | null, calendar: KnownCalendar): string[] {
  const note = holidayCaveat(dueOn, calendar);
  return [
    ...(dueOn === null ? [] : [`期限　　${formatJapaneseDateWithWeekday(dueOn)}`]),
    ...(note === null ? [] : [`　　　　（${note}）`]),
  ];
}

function demandOf({ event, dueOn, lost = [], kind, procedure, nothingToDo }: MessageInput): Demand | null {
  switch (event.type) {
    case 'RECORD_CORRECTED':
      if (event.record.type === 'correctionDue' || event.record.type === 'reportDue') return newDueDate(event);
      return lost.length === 0
        ? null
        : {
            matter: `${OUTCOME_LABEL[procedure].granted}の条件`,
            text: `「${event.label}」の記録が通知の後に訂正され、${OUTCOME_LABEL[procedure].granted}の時に満たしていた次の条件を、いまの記録では満たしません：${lost
              .map(({ requirement, condition }) => `${requirement}（${condition.legalBasis}）`)
              .join('、')}。${meaningOfLoss({ facts: { kind, procedure } })}`,
            dueOn: null,
            screen: '申請の状況',
          };
    case 'REQUEST_CORRECTION':
      return {
        matter: '補正',
        text: `補正をお願いする事項が${event.items.length}件あります。`,
        dueOn: event.dueOn,
        screen: '補正への対応',
      };
    case 'NOTE_PAPER_ARRIVAL':
      if (nothingToDo) return null;
      return {
        matter: '紙の申請の入力',
        text: `紙の申請が${formatJapaneseDateWithWeekday(event.arrivedOn)}に都道府県に到達したことを記録しました。紙と同じ内容を入力し、提出してください。到達の日は変わりません。`,
        dueOn: null,
        screen: '申請の状況',
      };
    case 'REQUEST_COORDINATION_COUNCIL':
      return {
        matter: '地域医療構想調整会議での確認',
        text: '地域医療構想調整会議での確認と、その結果の報告をお願いします。',
        dueOn: event.dueOn,
        screen: '確認依頼',
      };
    case 'REMIND':
      return {
        matter: `${DEADLINE_LABEL[event.deadline]}の督促`,
        text: `${DEADLINE_LABEL[event.deadline]}までの対応をお願いします。期限を過ぎているときは、速やかにお願いします。`,
        dueOn,
        screen: REMINDED_SCREEN[event.deadline],
      };
    case 'ROUND_DEADLINE_MOVED':
      return {
        matter: '申請の期限の変更',
        text: '申請回の申請期限が変わりました。',
        dueOn: event.dueOn,
        screen: '申請の状況',
      };
    case 'MOVE_ROUND':
      return dueOn === null
        ? null
        : {
            matter: '申請回の変更',
            text: `都道府県が申請回を${event.before ? `「${event.before}」から` : ''}「${event.round ?? ''}」に変えました。申請期限が変わります。`,
            dueOn,
            screen: '申請の状況',
          };
    case 'DEADLINE_PASSED': {
      const date = dueOn === null ? '' : `（${formatJapaneseDateWithWeekday(dueOn)}）`;
      return {
        matter: DEADLINE_LABEL[event.deadline],
        text: `${DEADLINE_LABEL[event.deadline]}${date}を過ぎています。状況を確認してください。`,
        dueOn: null,
        screen: '申請の状況',
      };
    }
    default:
      return null;
  }
}

/** Whoever was told the wrong day is told the right one, with both. */
function newDueDate({ record, label, before, values }: RecordCorrection): Demand {
  const [wrong, right] = [before, values].map(({ dueOn }) => formatJapaneseDateWithWeekday(String(dueOn)));
  return {
    matter: `${label}の訂正`,
    text: `先にお知らせした期限に誤りがあり、「${label}」を${wrong}から${right}に訂正しました。`,
    dueOn: String(values['dueOn']),
    screen: REMINDED_SCREEN[record.type === 'correctionDue' ? 'correction' : 'councilReport'],
  };
}

/** Where what a deadline binds to is done. */
const REMINDED_SCREEN: Readonly<Record<DeadlineKind, string>> = {
  application: '申請の状況',
  correction: '補正への対応',
  councilReport: '確認依頼',
  processing: '申請の状況',
};

/** What somebody did, as the 経過 tells it. */
function happened({ event, procedure }: MessageInput): string {
  const { type, ...payload } = event;
  return caseSentence({ eventType: type, payload }, { procedure, secretariatOfArea: new Map() });
}

function bodyOf(
  { recipientName, institutionName, kind, procedure, referenceNo, contact }: MessageInput,
  text: string,
  lines: string[],
): string {
  return [
    `${recipientName}　御中`,
    '',
    text,
    '',
    `申請　　${institutionName}（${KIND_INFO[kind].label}・${PROCEDURE_LABEL[procedure]}） ${referenceNo}`,
    ...lines,
    `問合せ先　${contact}`,
  ].join('\n');
}

/** 12/4（金） */
function shortDate(day: IsoDate): string {
  const weekday = formatJapaneseDateWithWeekday(day).slice(-3);
  return `${Number(day.slice(5, 7))}/${Number(day.slice(8))}${weekday}`;
}
