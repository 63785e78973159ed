import { planProblems } from '../../procedure/requirements/plan-problems.js';
import { CasePage, ClosedEditor, offers } from './case-frame.js';
import { FactsForm, type FactsPageProps } from './facts-page.js';
import { followerOf } from './next-page.js';
import { planPath, planTemplatePath } from '../addresses/hospital-addresses.js';
import { PLAN_DOCUMENT } from '../../procedure/requirements/section-documents.js';
import { PLAN_FIELDS } from '../../procedure/fields/plan.js';
import { singleItems } from '../../procedure/fields/sections.js';

/** Key facts of the draft plan, with the plan itself as a file. */
export function PlanPage(props: FactsPageProps) {
  const { chrome, view } = props;
  const { plan } = view.facts;
  const title = '時短計画（案）';
  if (!offers(view, 'RECORD_PLAN')) {
    return (
      <CasePage chrome={chrome} view={view} title={title} inPreparation>
        <ClosedEditor view={view} />
      </CasePage>
    );
  }
  return (
    <FactsForm
      {...props}
      title={title}
      path={planPath(view.application.id)}
      lead={
        <>
          <p>
            作成した計画（案）の要点を記録し、計画（案）のファイルを添えます。ファイルは後からでも、何度でも差し替えられます。
          </p>
          <p>
            まだ作成していないときは、
            <a href={planTemplatePath(view.application.id)}>書き込んで使うひな型（Word）</a>
            を取り出せます。見出しは国のガイドラインのひな型のとおりで、医療機関の名称などは入れてあります。出来上がったら、PDF
            にして添えてください。
          </p>
        </>
      }
      problems={plan === null ? [] : planProblems(plan, view.facts)}
      fields={singleItems(PLAN_FIELDS, view.facts)}
      requirementId={PLAN_DOCUMENT}
      buttonLabel="保存する"
      next={followerOf(view.application, 'plan')}
    />
  );
}
