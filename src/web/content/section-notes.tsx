/** What a section says from the stored content: the institution's own data, the judgement of B, the day of a referral. */
import type { CaseView } from '../../applications/queries/case-view.js';
import { needsForm5_1 } from '../../procedure/fields/b-sub-items.js';
import type { ContentSection } from '../../procedure/fields/sections.js';
import { applicationItem } from '../../procedure/fields/application-form.js';
import { qualifyB } from '../../procedure/requirements/qualification.js';
import { violationBars, violationBarsUntil } from '../../procedure/requirements/violation.js';
import { ORDINANCE } from '../../procedure/terms/law.js';
import { Banner, DataTable, Details, Section, SummaryList, type SummaryRow } from '../components/index.js';
import { formatDate, formatInstitutionCode } from '../base/format.js';

export function SectionNotes({ view, section, today }: { view: CaseView; section: ContentSection; today: string }) {
  switch (section.id) {
    case 'applicant':
      return <InstitutionFacts view={view} />;
    case 'results':
      return section.fields.length === 0 ? (
        <p>選んだ小項目では、この様式に入力するものはありません。小項目は「業務と小項目」で選びます。</p>
      ) : null;
    case 'pledge':
      return (
        <>
          <ViolationNote view={view} today={today} />
          <LabourLawArticles />
        </>
      );
    default:
      return null;
  }
}

/** Sections after whose form the judgement of the sub-items stands. */
export function isJudged(section: ContentSection, { facts: { content } }: CaseView): boolean {
  return (
    content.kind === 'B' && content.subItems.length > 0 && (section.id === 'sub-items' || section.id === 'results')
  );
}

/** The offences the pledge is about (令14, 則82②). */
function LabourLawArticles() {
  return (
    <Details summary="対象となる労働法令の条項">
      <ul class="plain-lines">
        <li>労働基準法 24条、32条、34条、35条1項、36条6項（2号・3号）、37条1項・4項、141条3項</li>
        <li>最低賃金法 4条1項</li>
        <li>労働基準法施行規則 25条の2第1項</li>
      </ul>
      <p>これらに違反し、送致等がされ、かつ公表されたものが対象です（令14、則82②）。</p>
    </Details>
  );
}

/** The registered facts every application states (則81①一〜四), to be confirmed and not typed again. */
export function institutionRows(view: CaseView): SummaryRow[] {
  const item = (number: '一' | '二' | '三' | '四') => applicationItem(view.facts, number);
  const { institution, planningArea, facts } = view;
  return [
    { label: '医療機関の名称', value: institution.name, formItem: item('三') },
    { label: '所在地', value: institution.address, formItem: item('四') },
    { label: '二次医療圏', value: planningArea?.name },
    {
      label: '医療機関コード',
      value: institution.code === null ? '登録なし' : formatInstitutionCode(institution.code),
    },
    {
      label: '開設者',
      value: `${institution.establisherName}（${institution.establisherAddress}）`,
      formItem: item('一'),
    },
    { label: '代表者', value: institution.establisherRepresentative || '登録なし' },
    { label: '管理者', value: institution.administratorName, formItem: item('二') },
    ...(facts.currentDesignation
      ? [
          {
            label: '現在の指定の有効期間満了日',
            value: formatDate(facts.currentDesignation.validTo),
            formItem: ORDINANCE[facts.kind].renewal,
          },
        ]
      : []),
  ];
}

function InstitutionFacts({ view }: { view: CaseView }) {
  return (
    <Section title="登録されている情報" id="institution">
      <SummaryList rows={institutionRows(view)} />
      <p>
        違うところがあるときは、{view.facts.profile.submission.office}に連絡してください。この画面では変更できません。
      </p>
    </Section>
  );
}

/** Of each chosen sub-item: whether it is met and why, and whether it needs 様式5-1. */
export function QualificationNote({ view: { facts } }: { view: CaseView }) {
  const { content, profile } = facts;
  if (content.kind !== 'B' || content.subItems.length === 0) return null;
  const { items } = qualifyB(content, profile);
  const form = (code: string): string => {
    const rule = profile.subItems.find((item) => item.code === code);
    if (!rule) return '－';
    if (needsForm5_1(rule, content)) return '必要（免除の小項目に当たりません）';
    return rule.form5_1 === 'exempt' ? '不要（提出を要しない小項目です）' : '不要（医療計画の別表に掲載）';
  };
  return (
    <Section title="小項目ごとの判定（保存した内容による）" id="qualification">
      <DataTable
        caption="小項目ごとの判定"
        columns={[
          { header: '小項目', cell: ({ code, label }) => `${code} ${label}` },
          {
            header: '判定',
            nowrap: true,
            cell: ({ met }) => <strong>{met ? '要件を満たす' : 'まだ満たしていない'}</strong>,
          },
          {
            header: '理由',
            cell: ({ reason, hint, legalBasis }) => (
              <>
                {reason}
                {hint && <strong> {hint}</strong>}（{legalBasis}）
              </>
            ),
          },
          { header: '様式5-1', cell: ({ code }) => form(code) },
        ]}
        rows={items}
      />
    </Section>
  );
}

/** Until which day a published referral bars, counted from the referral and not from its publication (則82②). */
function ViolationNote({ view: { facts }, today }: { view: CaseView; today: string }) {
  const { violation } = facts.content;
  if (!violation.exists || violation.referredOn === null) return null;
  const until = formatDate(violationBarsUntil(violation.referredOn));
  const dates = `送致等の日 ${formatDate(violation.referredOn)}、公表の日 ${violation.publishedOn === null ? 'なし（公表されていません）' : formatDate(violation.publishedOn)}`;
  const arrivedOn = facts.submittedOn ?? today;
  return violationBars({ arrivedOn, today }, violation) ? (
    <Banner
      kind="warning"
      title={facts.submittedOn === null ? `${until}までは申請できません` : 'この事実は、指定を妨げます'}
    >
      <p>
        {dates}。1年は送致等の日から数えます（{ORDINANCE[facts.kind].violation}）。
      </p>
    </Banner>
  ) : (
    <Banner
      kind="info"
      title={facts.submittedOn === null ? 'この事実は、本日の申請を妨げません' : 'この事実は、指定を妨げません'}
    >
      <p>
        {dates}（{ORDINANCE[facts.kind].violation}）。
      </p>
    </Banner>
  );
}
