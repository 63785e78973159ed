/** What the home of the prefecture tells of drafts: those that the approver returned, and those whose ground has changed. */
import type { EntityManager } from 'typeorm';
import { BASIS_PART_LABEL, REGISTERED_PARTS } from '../../procedure/case/decision-basis.js';
import type { IsoDate } from '../../procedure/calendar/days.js';
import { type Actor, AUTOMATIC } from '../../procedure/terms/actors.js';
import { type Kind, KIND_INFO, OUTCOME_LABEL, type ProcedureType } from '../../procedure/terms/kinds.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';
import { STATE_INFO, STATES } from '../../procedure/terms/states.js';
import { INSTITUTION_NAMES } from '../../registry/registry-rows.js';
import type { AddressedMessage } from '../../record/outbox-writer.js';
import { changedAfterEntry } from '../../record/read-entries.js';
import { Application } from '../entities/application.js';
import { DraftDecision, newestDraft } from '../entities/draft-decision.js';
import type { FactsLoader, LoadedCase } from '../facts/facts-loader.js';
import { caseScope } from '../scope/access-scope.js';

interface NamedCase {
  id: string;
  referenceNo: string | null;
  kind: Kind;
  procedure: ProcedureType;
  institutionName: string;
}

/** A case whose newest draft was returned and that has no other since. */
export interface ReturnedCase extends NamedCase {
  reason: string;
  returnedOn: IsoDate;
  approverName: string;
}

/** A case that is being decided, whose institution is registered otherwise than when it was drafted. */
export interface ReregisteredCase extends NamedCase {
  /** 医療機関の登録（名称）. */
  changed: string[];
}

/** So many of each are named; there are few of either at a time. */
const MOST_NAMED = 50;

const quoted = (states: readonly string[]) => states.map((state) => `'${state}'`).join(', ');
const DECIDING = STATES.filter((state) => state.startsWith('deciding.'));
const OPEN = STATES.filter((state) => !STATE_INFO[state].final && !DECIDING.includes(state));

/** Newest first. */
export function returnedCases(manager: EntityManager, actor: Actor): Promise<ReturnedCase[]> {
  const scope = caseScope(actor, 'a');
  return manager
    .createQueryBuilder()
    .select('a.id', 'id')
    .addSelect('a.reference_no', 'referenceNo')
    .addSelect('a.kind', 'kind')
    .addSelect('a.procedure', 'procedure')
    .addSelect('institution.name', 'institutionName')
    .addSelect('p.comment', 'reason')
    .addSelect('CAST(p.answered_on AS text)', 'returnedOn')
    .addSelect('p.approver_name', 'approverName')
    .from('approval', 'p')
    .innerJoin('draft_decision', 'own', 'own.id = p.draft_decision_id')
    .innerJoin('application', 'a', `a.id = own.application_id AND a.state IN (${quoted(OPEN)})`)
    .innerJoin(INSTITUTION_NAMES, 'institution', 'institution.id = a.institution_id')
    .where(`p.answer = 'returned' AND own.id = (${newestDraft('a.id')}) AND (${scope.where})`, scope.params)
    .orderBy('p.answered_on', 'DESC')
    .addOrderBy('a.id')
    .limit(MOST_NAMED)
    .getRawMany<ReturnedCase>();
}

/** What a page of the case says of its draft, for those whose institution was changed since it was drafted. */
export async function reregisteredCases(
  manager: EntityManager,
  actor: Actor,
  factsLoader: FactsLoader,
): Promise<ReregisteredCase[]> {
  const scope = caseScope(actor, 'a');
  const applications = await manager
    .createQueryBuilder(Application, 'a')
    .innerJoin(DraftDecision, 'd', 'd.applicationId = a.id AND d.voidedOn IS NULL')
    .where(`a.state IN (${quoted(DECIDING)}) AND (${scope.where})`, scope.params)
    .andWhere(changedAfterEntry({ caseId: 'a.id', seq: 'd.seq' }, { type: 'institution', id: 'a.institution_id' }))
    .orderBy('a.reference_no')
    .limit(MOST_NAMED)
    .getMany();
  return (await factsLoader.loadAll(manager, actor, applications)).flatMap(reregistered);
}

function reregistered({ application, facts, institution }: LoadedCase): ReregisteredCase[] {
  const { id, referenceNo, kind, procedure } = application;
  const changed = (facts.draft?.basis?.changedSince ?? []).filter((part) => REGISTERED_PARTS.includes(part));
  if (changed.length === 0) return [];
  const labels = changed.map((part) => BASIS_PART_LABEL[part]);
  return [{ id, referenceNo, kind, procedure, institutionName: institution.name, changed: labels }];
}

/** What the prefecture is told where the change of an institution, written but not yet recorded, concerns what is being decided. */
export async function newsOfInstitution(
  tx: EntityManager,
  factsLoader: FactsLoader,
  institutionId: string,
): Promise<Pick<AddressedMessage, 'recipient' | 'message' | 'aboutCaseId'>[]> {
  const applications = await tx
    .createQueryBuilder(Application, 'a')
    .where(`a.state IN (${quoted(DECIDING)}) AND a.institution_id = :institutionId`, { institutionId })
    .orderBy('a.reference_no')
    .getMany();
  return (await factsLoader.loadAll(tx, AUTOMATIC, applications)).flatMap(reregistered).map((each) => {
    const title = `${KIND_INFO[each.kind].label}の${OUTCOME_LABEL[each.procedure].granted}の申請（${each.institutionName}）`;
    return {
      recipient: { kind: 'prefecture', id: '' },
      aboutCaseId: each.id,
      message: {
        subject: `【要確認】${title}の起案の後に医療機関の登録が変わりました ${numberBeside(each)}`,
        body: [
          `${title}は起案されていますが、その後に、起案の基になった次の登録が変わりました。`,
          '',
          ...each.changed.map((part) => `・${part}`),
          '',
          '申請の画面で確かめ、必要なときは起案を戻して、起案し直してください。',
        ].join('\n'),
      },
    };
  });
}
