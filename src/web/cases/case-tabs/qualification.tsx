import type { CaseView } from '../../../applications/queries/case-view.js';
import { qualifyB } from '../../../procedure/requirements/qualification.js';
import { ConditionList, Section } from '../../components/index.js';

const FORM_5_1 = '様式5-1';

/** B only: whether the figures reach each chosen sub-item, and whether 様式5-1 is needed and why. */
export function Qualification({ view: { facts, documents } }: { view: CaseView }) {
  const { content } = facts;
  if (content.kind !== 'B') return null;
  const { items } = qualifyB(content, facts.profile);
  const form = documents.required.find(({ requirement }) => requirement.form === FORM_5_1);
  return (
    <Section title="B水準の要件" id="qualification">
      {items.length === 0 ? (
        <p>業務の区分（小項目）がまだ選ばれていません。</p>
      ) : (
        <ConditionList
          conditions={items.map(({ code, label, met, reason, hint, legalBasis }) => ({
            id: code,
            met,
            text: `${code} ${label}：${reason}${hint}`,
            legalBasis,
          }))}
        />
      )}
      {form && (
        <p>
          {FORM_5_1} は<strong>{form.needed ? '必要' : '不要'}</strong>です。{form.reason}
        </p>
      )}
    </Section>
  );
}
