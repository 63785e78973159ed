import type { CaseView, HearingView } from '../../applications/queries/case-view.js';
import type { EventType } from '../../procedure/events/index.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { bind, DateField, type FormState, RadioGroup, TextArea, TextField } from '../components/index.js';
import type { ActionForm } from './action-form.js';
import { ConfirmationFields, confirmationValues } from './confirmation-fields.js';
import { METHOD_LABEL } from '../../procedure/case/words.js';

/** 調整会議 of one case; several cases together are done on the health centre's own pages. */
export const HEALTH_CENTRE_FORMS = {
  CONVENE_COUNCIL: {
    effects: () => [
      'この案件を調整会議に載せます。同じ名称・方法・日の会議がないときは、会議の一覧に加わります。',
      '段階が「調整会議（日程決定）」になります。',
    ],
    initial: (view) => {
      const hearing = onlyHearing(view);
      return {
        hearingId: hearing?.id,
        method: hearing?.convened?.method,
        meetsOn: hearing?.convened?.meetsOn,
        meetingName: hearing?.convened?.meetingName,
      };
    },
    fields: ({ view, form }) => (
      <>
        <HearingField view={view} form={form} />
        <RadioGroup
          {...bind(form, 'method')}
          label="開催の方法"
          requirement="required"
          inline
          choices={[
            { value: 'written', label: METHOD_LABEL.written },
            { value: 'inPerson', label: METHOD_LABEL.inPerson },
          ]}
        />
        <TextField
          {...bind(form, 'meetingName')}
          label="会議の名称"
          requirement="required"
          width={40}
          support="確認様式（報告）に記載されます。"
        />
        <DateField {...bind(form, 'meetsOn')} label="開催日（書面では回答の期限）" requirement="required" />
      </>
    ),
  },
  RECORD_CONFIRMATION: {
    effects: () => ['調整会議で確認した結果を記録します。報告するまでは直せます。'],
    initial: (view, today) => recorded(onlyHearing(view), today),
    fields: ({ view, form }) => (
      <>
        <HearingField view={view} form={form} />
        <ConfirmationFields kind={view.application.kind} form={form} />
      </>
    ),
  },
  REPORT_CONFIRMATION: {
    effects: () => [
      '確認結果を地域医療課に報告します。報告した後の誤りは、申請の「経過」にある「記録を訂正する」で直します。',
      '全て確認したときは、確認様式（報告）が発行されます。',
    ],
    initial: (view) => ({ hearingId: onlyHearing(view)?.id }),
    fields: ({ view, form }) => <HearingField view={view} form={form} />,
  },
  UNDO_CONVENING: {
    effects: () => [
      'この案件を調整会議から外します。この会議での確認を記録してあるときは、その記録も外れます。',
      '外した案件は、別の会議に載せられます。外したことと理由は、経過に残ります。',
    ],
    danger: true,
    fields: ({ view, form }) => (
      <>
        <HearingField view={view} form={form} choice={convenedViews(view)} />
        <TextArea {...bind(form, 'reason')} label="会議から外す理由" requirement="required" rows={3} />
      </>
    ),
  },
  UNDO_REPORT: {
    effects: () => [
      '地域医療課への報告を取り下げ、地域医療課に「お知らせ」で知らせます。確認の記録は残り、直してから改めて報告できます。',
      '発行した確認様式（報告）は記録に残り、改めて報告すると新しい版になります。',
      '都道府県がこの報告により手続を進めた後は、取り下げられません。「経過」の「記録を訂正する」で直します。',
    ],
    danger: true,
    fields: ({ view, form }) => (
      <>
        <HearingField view={view} form={form} choice={reportedViews(view)} />
        <TextArea {...bind(form, 'reason')} label="報告を取り下げる理由" requirement="required" rows={3} />
      </>
    ),
  },
} satisfies Partial<Record<EventType, ActionForm>>;

function recorded(hearing: HearingView | undefined, today: IsoDate): FormState['values'] {
  return hearing ? { ...confirmationValues(hearing, { chair: '', today }), hearingId: hearing.id } : {};
}

/** The areas of this case that wait for this centre; visibility has emptied those of others. */
function openHearingViews({ hearings }: CaseView): HearingView[] {
  return hearings.filter(
    ({ council, voided, reportedOn, dueOn }) =>
      council === 'coordinationCouncil' && !voided && reportedOn === null && dueOn !== null,
  );
}

const convenedViews = (view: CaseView) => openHearingViews(view).filter(({ convened }) => convened !== null);

/** Those of this centre: visibility has emptied the due dates of others. */
function reportedViews({ hearings }: CaseView): HearingView[] {
  return hearings.filter(
    ({ council, voided, reportedOn, dueOn }) =>
      council === 'coordinationCouncil' && !voided && reportedOn !== null && dueOn !== null,
  );
}

function onlyHearing(view: CaseView): HearingView | undefined {
  const [first, ...others] = openHearingViews(view);
  return others.length === 0 ? first : undefined;
}

/** Asked only when the centre runs the councils of several areas of the case. */
function HearingField({
  view,
  form,
  choice = openHearingViews(view),
}: {
  view: CaseView;
  form: FormState;
  choice?: HearingView[];
}) {
  const field = bind(form, 'hearingId');
  if (choice.length === 1) return <input type="hidden" name="hearingId" value={choice[0]?.id} />;
  return (
    <RadioGroup
      {...field}
      label="構想区域"
      requirement="required"
      choices={choice.map(({ id, planningAreaName }) => ({ value: id, label: planningAreaName ?? '' }))}
    />
  );
}
