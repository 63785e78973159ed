/** Who is told that the registry moves an institution into another 構想区域 while the council of the former one is asked about it. */
import type { EntityManager } from 'typeorm';
import { areaName } from '../../procedure/case/facts.js';
import { requestsElsewhere, requestsElsewhereInWords } from '../../procedure/case/hearings.js';
import { AUTOMATIC } from '../../procedure/terms/actors.js';
import { KIND_INFO, OUTCOME_LABEL } from '../../procedure/terms/kinds.js';
import { numberBeside } from '../../procedure/terms/reference-number.js';
import { STATE_INFO, STATES } from '../../procedure/terms/states.js';
import type { AddressedMessage } from '../../record/outbox-writer.js';
import { Application } from '../entities/application.js';
import type { FactsLoader, LoadedCase } from '../facts/facts-loader.js';

type News = Pick<AddressedMessage, 'recipient' | 'message' | 'aboutCaseId'>;

const OPEN = STATES.filter((state) => !STATE_INFO[state].final);

/**
 * Told to the health centre that is asked, to that of the area in which the institution is now, and to the prefecture, which asks again; written
 * but not yet recorded. Nothing where the area is as it was.
 * @param from the former area; null where it was not changed
 */
export async function newsOfMove(
  tx: EntityManager,
  factsLoader: FactsLoader,
  { institutionId, from }: { institutionId: string; from: string | null },
): Promise<News[]> {
  if (from === null) return [];
  const applications = await tx
    .createQueryBuilder(Application, 'a')
    .where('a.state = ANY(:open) AND a.institution_id = :institutionId', { open: OPEN, institutionId })
    .orderBy('a.reference_no')
    .getMany();
  return (await factsLoader.loadAll(tx, AUTOMATIC, applications)).flatMap((each) => newsOfCase(each, from));
}

function newsOfCase({ application, facts, institution }: LoadedCase, from: string): News[] {
  const text = requestsElsewhereInWords(facts);
  if (text === null || !requestsElsewhere(facts).some(({ planningAreaId }) => planningAreaId === from)) return [];
  const to = facts.institution.planningAreaId;
  const [former, now] = [areaName(facts, from), areaName(facts, to)];
  const title = `${KIND_INFO[application.kind].label}の${OUTCOME_LABEL[application.procedure].granted}の申請（${institution.name}）`;
  const subject = `【要確認】${title}の医療機関の構想区域が変わりました ${numberBeside(application)}`;
  const changed = `${title}について、医療機関の登録の構想区域が、${former}圏から${now}圏に変わりました。`;
  const { office, unit } = facts.profile.submission;
  const letter = (...lines: string[]) => ({ subject, body: [changed, '', ...lines].join('\n') });
  const [asked, other] = [from, to].map((area) => facts.planningAreas[area]?.healthCentre.id);
  const toCentres = `問合せ先：${office} ${unit}`;
  const messageTo = (id: string | undefined, ...lines: string[]): News[] =>
    id === undefined
      ? []
      : [
          {
            recipient: { kind: 'healthCentre', id },
            message: letter(...lines, '', toCentres),
            aboutCaseId: application.id,
          },
        ];
  return [
    ...messageTo(
      asked,
      `貴所への依頼（${former}圏の調整会議）は、都道府県が取り下げるまで残っています。開催、確認又は報告を進める前に、都道府県に確かめてください。`,
      ...(asked === other ? [`${now}圏の調整会議の事務局も貴所です。改めて依頼されることがあります。`] : []),
    ),
    ...(asked === other
      ? []
      : messageTo(
          other,
          `${now}圏の調整会議の事務局は貴所です。申請は、${former}圏の調整会議に依頼している途中でした。都道府県から、改めて依頼されることがあります。依頼があるまで、することはありません。`,
        )),
    {
      recipient: { kind: 'prefecture', id: '' },
      aboutCaseId: application.id,
      message: letter(
        text,
        '登録の誤りでなければ、調整会議の依頼を取り下げてから、今の区域に依頼してください。両方の保健所にお知らせを出しています。',
      ),
    },
  ];
}
