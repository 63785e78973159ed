import type { CaseView } from '../../applications/queries/case-view.js';
import { councilsOf } from '../../procedure/conditions/hearings.js';
import type { EventType } from '../../procedure/events/index.js';
import { COUNCIL_LABEL, type CouncilId } from '../../procedure/case/facts.js';
import { councilAreas, currentHearings, isConcluded } from '../../procedure/case/hearings.js';
import { medicalCouncilBasis } from '../../procedure/terms/law.js';
import {
  Banner,
  bind,
  bindMany,
  CheckboxGroup,
  DateField,
  type FormState,
  RadioGroup,
  TextArea,
} from '../components/index.js';
import { UNREAD } from '../case-elements/centre-without-user.js';
import { formatDate } from '../base/format.js';
import type { ActionForm, ActionFormContext } from './action-form.js';
import { LetterFields } from './letter-fields.js';
import { BODY_LABEL, OPINION_LABEL } from '../../procedure/case/words.js';

/** 会議体の意見を聴く手続. */
export const COUNCIL_FORMS = {
  REQUEST_COORDINATION_COUNCIL: {
    effects: () => [
      '選んだ構想区域の調整会議事務局（保健所）に、依頼文（PDF）を発行し、「お知らせ」で知らせます。',
      '段階が「調整会議」になり、次の対応者は保健所になります。',
    ],
    initial: (view, today) => ({
      planningAreaIds: preselectedAreas(view),
      requestedOn: today,
      dueOn: reportBy(view, today) ?? '',
    }),
    fields: (context) => <RequestFields {...context} />,
    sendsLetter: true,
  },
  CANCEL_COUNCIL_REQUEST: {
    effects: () => [
      '報告していない調整会議の依頼を取り下げ、依頼した保健所に「お知らせ」で知らせます。',
      '段階が「審査」に戻ります。取り下げた依頼も記録に残ります。',
    ],
    danger: true,
    fields: ({ form }) => (
      <TextArea {...bind(form, 'reason')} label="依頼を取り下げる理由" requirement="required" rows={4} />
    ),
  },
  REFER_TO_MEASURES_COUNCIL: {
    effects: () => [
      `この申請を${COUNCIL_LABEL.measuresCouncil}の議題に載せます。`,
      '段階が「医療対策協議会」になり、開催後に結果を記録します。',
    ],
    initial: (_, today) => ({ requestedOn: today }),
    fields: ({ form }) => <MeasuresReferralFields form={form} />,
  },
  RECORD_MEASURES_COUNCIL: {
    effects: () => ['協議の結果を記録します。意見の内容にかかわらず、意見を聴いたことになります。'],
    fields: ({ form }) => <MeasuresCouncilFields form={form} />,
  },
  REFER_TO_MEDICAL_COUNCIL: {
    effects: ({ application: { kind, procedure } }) => [
      `この申請を${COUNCIL_LABEL.medicalCouncil}に諮問します（${medicalCouncilBasis(kind, procedure)}）。`,
      '段階が「医療審議会」になり、答申の後に意見を記録します。',
    ],
    initial: (_, today) => ({ requestedOn: today }),
    fields: ({ form }) => <RequestedOnField form={form} label="諮問した日" />,
  },
  RECORD_MEDICAL_COUNCIL: {
    effects: ({ application: { kind, procedure } }) => [
      `答申を記録します。決定の前に必要な意見聴取が済みます（${medicalCouncilBasis(kind, procedure)}）。`,
    ],
    fields: ({ form, view }) => (
      <>
        <RadioGroup
          {...bind(form, 'body')}
          label="審議の場"
          requirement="required"
          inline
          support="部会の決議を審議会の決議とするときは「部会」を選びます（令5の21）。"
          choices={[
            { value: 'plenary', label: BODY_LABEL.plenary },
            { value: 'section', label: BODY_LABEL.section },
          ]}
        />
        <DateField {...bind(form, 'heldOn')} label="開催日" requirement="required" support={referredText(view)} />
        <DateField {...bind(form, 'answeredOn')} label="答申日" requirement="required" />
        <OpinionFields form={form} />
      </>
    ),
  },
  REOPEN_EXAMINATION: {
    effects: () => [
      '段階が「審査」に戻ります。起案があるときは取り消します。',
      '選んだ会議体の結果は無効になり、改めて意見を聴きます。記録は残ります。',
      '回答を待っている会議体への依頼・諮問は取り下げます。',
    ],
    danger: true,
    fields: ({ form, view }) => (
      <>
        <TextArea {...bind(form, 'reason')} label="審査を再開する理由" requirement="required" rows={4} />
        <CheckboxGroup
          {...bindMany(form, 'rehear')}
          label="改めて意見を聴く会議体"
          requirement="optional"
          support="申請の内容が変わり、前の意見をそのまま使えないときに選びます。"
          choices={councilsOf(view.facts).map((council) => ({
            value: council,
            label: COUNCIL_LABEL[council],
            hint: hearingText(view, council),
          }))}
        />
      </>
    ),
  },
} satisfies Partial<Record<EventType, ActionForm>>;

/** When 医療対策協議会 was asked, of one case or of several alike. */
export function MeasuresReferralFields({ form }: { form: FormState }) {
  return <RequestedOnField form={form} label="議題に載せた日" />;
}

/** That of the record at first; it may have been done some days before. */
function RequestedOnField({ form, label }: { form: FormState; label: string }) {
  return (
    <DateField
      {...bind(form, 'requestedOn')}
      label={label}
      requirement="required"
      support="後から記録するときは、実際に行った日を入力します。"
    />
  );
}

/** What 医療対策協議会 said, of one case or of several alike. */
export function MeasuresCouncilFields({ form }: { form: FormState }) {
  return (
    <>
      <DateField {...bind(form, 'heldOn')} label="開催日" requirement="required" />
      <OpinionFields form={form} />
    </>
  );
}

function OpinionFields({ form }: { form: FormState }) {
  return (
    <>
      <RadioGroup
        {...bind(form, 'opinion')}
        label="意見"
        requirement="required"
        choices={[
          { value: 'agreed', label: OPINION_LABEL.agreed },
          { value: 'agreedWithConditions', label: OPINION_LABEL.agreedWithConditions },
          { value: 'disagreed', label: OPINION_LABEL.disagreed },
        ]}
      />
      <TextArea
        {...bind(form, 'remarks')}
        label="条件又は異議の理由"
        rows={4}
        support="条件付き又は異議ありのときは必ず書いてください。"
      />
      <TextArea
        {...bind(form, 'supplementaryOpinion')}
        label="附帯意見"
        rows={4}
        support="条件又は異議の理由とは別に書きます。起案では、それぞれに答えます。"
      />
    </>
  );
}

function referredText({ hearings }: CaseView): string {
  const referred = hearings.findLast(({ council, voided }) => council === 'medicalCouncil' && !voided);
  return referred
    ? `諮問：${formatDate(referred.requestedOn)}　例：令和8年12月4日、R8.12.4`
    : '例：令和8年12月4日、R8.12.4';
}

function hearingText(view: CaseView, council: CouncilId): string {
  if (currentHearings(view.facts, council).length === 0) return 'まだ聴いていません';
  return isConcluded(view.facts, council) ? '意見を聴いています' : '回答を待っています';
}

function RequestFields({ view, form, areas, centres, centresWithUsers, today }: ActionFormContext) {
  const { ofCase, confirmed } = councilAreas(view.facts);
  const name = (id: string) => areas.find((area) => area.id === id)?.name ?? id;
  const centreOf = (id: string) => areas.find((area) => area.id === id)?.secretariatHealthCentreId ?? '';
  const unread = ofCase.filter((id) => !confirmed.includes(id) && !centresWithUsers.has(centreOf(id)));
  const secretariat = (id: string) =>
    centres.find((centre) => centre.id === areas.find((area) => area.id === id)?.secretariatHealthCentreId)?.name ??
    '保健所';
  return (
    <>
      {unread.length > 0 && (
        <Banner kind="warning" title={`${unread.map(secretariat).join('、')}には、この仕組みの利用者がいません`}>
          {UNREAD}
        </Banner>
      )}
      <CheckboxGroup
        {...bindMany(form, 'planningAreaIds')}
        label="調整会議を依頼する構想区域"
        requirement="required"
        support={
          view.facts.kind === 'RENKEI_B'
            ? '医療機関の所在する区域と、医師を派遣する区域から選びます。'
            : '医療機関の所在する区域に依頼します。'
        }
        choices={ofCase
          .filter((id) => !confirmed.includes(id))
          .map((id) => ({
            value: id,
            label: `${name(id)}圏（${id === view.facts.institution.planningAreaId ? '所在地' : '派遣先'}）`,
            hint: `${secretariat(id)}（調整会議事務局）に依頼します`,
          }))}
      />
      {confirmed.length > 0 && <p>{confirmed.map((id) => `${name(id)}圏`).join('、')}は確認が済んでいます。</p>}
      <RequestedOnField form={form} label="依頼した日" />
      <DateField {...bind(form, 'dueOn')} label="報告の期限" requirement="required" support={dueSupport(view, today)} />
      <LetterFields form={form} />
    </>
  );
}

/** The hospital's own area, and every area that could not confirm before. */
function preselectedAreas({ facts }: CaseView): string[] {
  const { confirmed, unconfirmed } = councilAreas(facts);
  return [...new Set([facts.institution.planningAreaId, ...unconfirmed])].filter((id) => !confirmed.includes(id));
}

/** The round's date for the report while it lies ahead. */
function reportBy({ round }: CaseView, today: string): string | null {
  return round?.reportBy && round.reportBy > today ? round.reportBy : null;
}

function dueSupport(view: CaseView, today: string): string {
  const { round } = view;
  if (!round?.reportBy)
    return '申請回に報告の期限が登録されていないため、期限を決めて入力してください。開庁日だけを選べます。';
  const known = `${round.label}の報告期限は${formatDate(round.reportBy)}です。`;
  return reportBy(view, today) === null ? `${known}過ぎているため、改めて期限を決めて入力してください。` : known;
}
