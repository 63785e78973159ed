import type { IsoDate } from '../../procedure/calendar/days.js';
import { reportDueOn } from '../../procedure/case/hearings.js';
import { DEADLINE_LABEL } from '../../procedure/case/words.js';
import { deadlineOfAnother } from '../../procedure/conditions/examination.js';
import type { EventType } from '../../procedure/events/index.js';
import { formatDate } from '../base/format.js';
import { OpenCorrection } from '../case-elements/corrections.js';
import { bind, DateField, type FormState, TextArea } from '../components/index.js';
import type { ActionForm } from './action-form.js';

/** 督促 and 期限の延長. */
export const DEADLINE_FORMS = {
  EXTEND_CORRECTION: {
    effects: ({ facts: { openCorrection } }) => [
      `補正の期限（${dayText(openCorrection?.dueOn ?? null)}）を、入力した日に延ばします。`,
      '医療機関に「お知らせ」で知らせます。理由は記録に残ります。',
    ],
    reading: ({ view }) => <OpenCorrection view={view} />,
    fields: ({ form }) => <ExtensionFields form={form} />,
  },
  EXTEND_COUNCIL_REPORT: {
    effects: ({ facts }) => [
      `報告していない調整会議の報告の期限（${dayText(reportDueOn(facts))}）を、入力した日に延ばします。期限がその日より後のものは、そのままです。`,
      '報告を待っている保健所に「お知らせ」で知らせます。理由は記録に残ります。',
    ],
    fields: ({ form }) => <ExtensionFields form={form} />,
  },
  REMIND: {
    effects: ({ facts }) => {
      const awaited = deadlineOfAnother(facts);
      return [
        awaited === null
          ? '待っている期限はありません。'
          : `${DEADLINE_LABEL[awaited.kind]}（${formatDate(awaited.dueOn)}）を、${awaited.kind === 'councilReport' ? '報告を待っている保健所' : '医療機関'}に「お知らせ」で改めて知らせます。`,
        `督促したことが経過に残ります。督促は1日に1回までです（前回 ${dayText(awaited?.remindedOn ?? null)}）。`,
      ];
    },
    initial: ({ facts }) => ({ deadline: deadlineOfAnother(facts)?.kind ?? '' }),
    fields: ({ form }) => <input type="hidden" name="deadline" value={bind(form, 'deadline').value} />,
  },
} satisfies Partial<Record<EventType, ActionForm>>;

function ExtensionFields({ form }: { form: FormState }) {
  return (
    <>
      <DateField {...bind(form, 'dueOn')} label="新しい期限" requirement="required" />
      <TextArea {...bind(form, 'reason')} label="期限を延ばす理由" requirement="required" rows={3} />
    </>
  );
}

const dayText = (day: IsoDate | null): string => (day === null ? 'なし' : formatDate(day));
