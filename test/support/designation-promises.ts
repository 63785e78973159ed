/**
 * What the law asks of a designation on the day of its notice, said once more in plain arithmetic: nothing here calls the conditions of the
 * procedure, so that one that is no longer asked somewhere is found.
 */
import type { CaseFacts, HearingFacts } from '../../src/procedure/case/facts.js';
import { must } from './promises.js';

/** @param facts as they are when the notice goes out on `today` */
export function designationIsLawful(facts: CaseFacts, today: string): void {
  const { content, plan, evaluation, institution, draft, procedure, currentDesignation } = facts;
  const arrivedOn = facts.submittedOn ?? '';
  must(arrivedOn !== '' && arrivedOn <= today, '行政手続法7条: an application has arrived');
  must(content.contactName !== '', '法113②: the content is complete');
  must(
    facts.attachedFiles.some(({ requirementId }) => requirementId === 'EVALUATION_NOTICE'),
    '則81②四: the notice of the evaluation is attached',
  );
  must((evaluation?.result?.noticedOn ?? '9999') <= today, '法113④: the evaluation is there');
  must(plan !== null && plan.heardFrom !== '' && plan.heardOn <= today, '法113③一: a plan on which staff were heard');
  const { pledge, violation } = content;
  must(pledge.agreed && pledge.pledgedOn !== null && pledge.pledgedOn <= today, '則81②三: the pledge');
  const public_ = violation.exists && violation.publishedOn !== null && violation.publishedOn <= today;
  const { referredOn } = violation;
  const yearLater = referredOn === null ? '9999' : `${Number(referredOn.slice(0, 4)) + 1}${referredOn.slice(4)}`;
  const bars = public_ && (referredOn === null || (referredOn <= arrivedOn && arrivedOn < yearLater));
  must(!bars, '則82②: no violation within the year before the application');
  must(!institution.establishedByState, '令12: not of the State');
  must(institution.inPrefecture, '法113①: in the prefecture');
  if (content.kind === 'B') must(content.subItems.length > 0, '則80: a sub-item');
  if (content.kind === 'C1') must(content.clinicalTraining || content.specialtyTraining, '法119①: a training');
  if (content.kind === 'C2') {
    const confirmed = [content.environmentConfirmedOn, ...content.doctors.map(({ confirmedOn }) => confirmedOn)];
    must(
      confirmed.every((day) => day !== null && day <= today),
      '法120①・則101①: the confirmations of the minister',
    );
  }
  if (procedure === 'renewal') must(arrivedOn <= (currentDesignation?.validTo ?? ''), '法115②: renewed in time');
  if (procedure === 'change') must(content.change.matters !== '', '則85③: what is changed');
  must(
    Object.values(facts.examination).every(({ met, outdated }) => met && outdated !== true),
    '法113③: examined',
  );
  for (const council of facts.profile.councils[facts.kind]) {
    const hearings = facts.hearings.filter((each) => each.council === council && !each.voided);
    must(hearings.length > 0 && hearings.every((each) => wasHeard(each, today)), `${council}: heard in its time`);
  }
  must(draft !== null && draft.approverId !== null && draft.approverId !== draft.drafterId, 'four eyes');
  must(draft?.basis?.changedSince.length === 0, 'approved on the facts of the draft');
  must((draft?.issueOn ?? '') <= today, 'not before the day it was to go out');
  must(procedure === 'renewal' || today <= (draft?.validFrom ?? ''), 'not after the first day');
  for (const hearing of facts.hearings.filter(({ voided }) => !voided)) {
    const answers = draft?.answers.filter(({ hearingId, text }) => hearingId === hearing.id && text.trim() !== '');
    must(answers?.length === thingsSaid(hearing), 'each thing a council said is answered once');
    must(new Set(answers?.map(({ kind }) => kind)).size === thingsSaid(hearing), 'and no other in its stead');
  }
}

function wasHeard({ requestedOn, opinion, confirmation, reportedOn }: HearingFacts, today: string): boolean {
  const met = opinion?.heldOn ?? confirmation?.confirmedOn ?? '';
  const answered = opinion ? (opinion.answeredOn ?? opinion.heldOn) : (reportedOn ?? '');
  return met !== '' && answered !== '' && requestedOn <= met && met <= answered && answered <= today;
}

/** How much a council said beyond its agreement: with a condition or an objection its 附帯意見 is a second thing. */
function thingsSaid({ opinion, confirmation }: HearingFacts): number {
  if (opinion === null) {
    const doubted = Object.values(confirmation?.points ?? {}).includes(false);
    return doubted || (confirmation?.remarks.trim() ?? '') !== '' ? 1 : 0;
  }
  const texts = [opinion.remarks, opinion.supplementaryOpinion].filter((text) => text.trim() !== '');
  return opinion.opinion === 'agreed' ? Math.min(texts.length, 1) : texts.length;
}
