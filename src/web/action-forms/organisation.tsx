import type { IsoDate } from '../../procedure/calendar/days.js';
import type { KnownCalendar } from '../../procedure/calendar/office-days.js';
import { roundsCaveat } from '../content/rounds-caveat.js';
import type { CaseFacts } from '../../procedure/case/facts.js';
import type { EventType } from '../../procedure/events/index.js';
import { formatDate } from '../base/format.js';
import { bind, type FormState, Select, TextArea } from '../components/index.js';
import type { ActionForm } from './action-form.js';

/** 担当, and the 申請回 in which a case is dealt with. */
export const OFFICE_ORDER_FORMS = {
  ASSIGN_OFFICER: {
    effects: ({ facts: { officer } }) => [
      officer === null ? 'この申請の担当を決めます。' : `この申請の担当を、${officer.name}から選んだ人に変えます。`,
      '申請一覧、申請の画面、担当のホームに示します。医療機関と保健所には示しません。経過に残ります。',
    ],
    fields: ({ form, view }) => <OfficerFields form={form} facts={view.facts} />,
  },
  RELEASE_OFFICER: {
    effects: ({ facts: { officer } }) => [
      `この申請の担当から${officer?.name ?? ''}を外します。申請一覧では「担当が決まっていないもの」に並びます。`,
      '医療機関と保健所には示しません。経過に残ります。',
    ],
  },
  MOVE_ROUND: {
    effects: ({ facts }) => [
      ...roundEffects(facts),
      '医療機関と、報告を待っている保健所に「お知らせ」で知らせます。回と理由は経過に残ります。',
    ],
    fields: ({ form, view, today }) => <RoundFields form={form} facts={view.facts} today={today} />,
  },
} satisfies Partial<Record<EventType, ActionForm>>;

/** Before it has arrived the hospital moves its application itself. */
export const OWN_ROUND_FORMS = {
  CHOOSE_ROUND: {
    effects: ({ facts }) => [
      ...roundEffects(facts),
      '入力した内容、添付した書類、受審の記録はそのままです。',
      '都道府県に「お知らせ」で知らせます。回と理由は経過に残ります。',
    ],
    fields: ({ form, view, today }) => <RoundFields form={form} facts={view.facts} today={today} />,
  },
} satisfies Partial<Record<EventType, ActionForm>>;

function roundEffects({ round, submittedOn }: CaseFacts): string[] {
  return [
    `申請回を、${round === null ? '' : `「${round.label}」から`}選んだ回に変えます。`,
    submittedOn === null
      ? '申請期限が、選んだ回の申請期限に変わります。'
      : '受付番号と到達の日は変わりません。都道府県の対応の期限は、選んだ回の日程によります。',
  ];
}

/** Who can be put in charge. */
export function OfficerFields({ form, facts: { officers } }: { form: FormState; facts: Pick<CaseFacts, 'officers'> }) {
  return (
    <Select
      {...bind(form, 'officerId')}
      label="担当"
      requirement="required"
      choices={Object.entries(officers).map(([value, label]) => ({ value, label }))}
    />
  );
}

/** The rounds, the present one too: of several cases each may be in another. */
export function RoundFields({
  form,
  facts: { rounds, ...calendar },
  today,
}: {
  form: FormState;
  facts: Pick<CaseFacts, 'rounds' | keyof KnownCalendar>;
  today: IsoDate;
}) {
  const all = Object.values(rounds);
  const ahead = all.filter(({ applicationDeadline }) => today <= applicationDeadline);
  const over = all.filter((each) => !ahead.includes(each)).reverse();
  return (
    <>
      <Select
        {...bind(form, 'roundId')}
        label="移す先の回"
        requirement="required"
        support={roundsCaveat(ahead, calendar)}
        choices={[...ahead, ...over].map(({ id, label, applicationDeadline }) => ({
          value: id,
          label: `${label}（申請期限 ${formatDate(applicationDeadline)}${today <= applicationDeadline ? '' : '・過ぎています'}）`,
        }))}
      />
      <TextArea {...bind(form, 'reason')} label="回を変える理由" requirement="required" rows={3} />
    </>
  );
}
