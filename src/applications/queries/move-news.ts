/** Who is told that the registry moves an institution into another 構想区域 while the council of the former one is asked about it. */
import type { EntityManager } from 'typeorm';
import { areaName, type HearingFacts } from '../../procedure/case/facts.js';
import { openHearings, requestsElsewhere, requestsElsewhereInWords } from '../../procedure/case/hearings.js';
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
 * but not yet recorded. They are told again where the registry moves it back to where the council is asked. Nothing where the area is as it was.
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

/** @param from the former area */
function newsOfCase(of: LoadedCase, from: string): News[] {
  const { facts } = of;
  const to = facts.institution.planningAreaId;
  const [former, now] = [areaName(facts, from), areaName(facts, to)];
  const text = requestsElsewhereInWords(facts);
  const isAskedIn = (area: string, hearings: readonly HearingFacts[]) =>
    hearings.some(({ planningAreaId }) => planningAreaId === area);
  if (text !== null && isAskedIn(from, requestsElsewhere(facts))) {
    const [asked, other] = [from, to].map((area) => facts.planningAreas[area]?.healthCentre.id);
    return newsToAll(of, from, {
      former: [
        `貴所への依頼（${former}圏の調整会議）は、都道府県が取り下げるまで残っています。開催、確認又は報告を進める前に、都道府県に確かめてください。`,
        ...(asked === other ? [`${now}圏の調整会議の事務局も貴所です。改めて依頼されることがあります。`] : []),
      ],
      now: [
        `${now}圏の調整会議の事務局は貴所です。申請は、${former}圏の調整会議に依頼している途中でした。都道府県から、改めて依頼されることがあります。依頼があるまで、することはありません。`,
      ],
      prefecture: [
        text,
        '登録の誤りでなければ、調整会議の依頼を取り下げてから、今の区域に依頼してください。両方の保健所にお知らせを出しています。',
      ],
    });
  }
  // It has come back to where the council is asked: whoever was told to wait is told to go on.
  if (!isAskedIn(to, openHearings(facts, 'coordinationCouncil'))) return [];
  const stands = `${now}圏の調整会議への依頼は、医療機関の今の区域への依頼です。`;
  const [waits, goesOn] = [from, to].map((area) => facts.planningAreas[area]?.healthCentre.id);
  return newsToAll(of, from, {
    former:
      waits === goesOn
        ? [`${stands}開催、確認又は報告をそのまま進めてください。`]
        : [`${stands}貴所が調整会議ですることは、なくなりました。`],
    now: [`${stands}開催、確認又は報告をそのまま進めてください。`],
    prefecture: [`${stands}依頼し直す必要はありません。両方の保健所にお知らせを出しています。`],
  });
}

/** To the health centres of the former area and of the present one, one message where they are the same, and to the prefecture. */
function newsToAll(
  { application, facts, institution }: LoadedCase,
  from: string,
  told: Record<'former' | 'now' | 'prefecture', string[]>,
): News[] {
  const to = facts.institution.planningAreaId;
  const title = `${KIND_INFO[application.kind].label}の${OUTCOME_LABEL[application.procedure].granted}の申請（${institution.name}）`;
  const subject = `【要確認】${title}の医療機関の構想区域が変わりました ${numberBeside(application)}`;
  const changed = `${title}について、医療機関の登録の構想区域が、${areaName(facts, from)}圏から${areaName(facts, to)}圏に変わりました。`;
  const { office, unit } = facts.profile.submission;
  const message = (...lines: string[]) => ({ subject, body: [changed, '', ...lines].join('\n') });
  const [former, now] = [from, to].map((area) => facts.planningAreas[area]?.healthCentre.id);
  const toCentre = (id: string | undefined, lines: readonly string[]): News[] =>
    id === undefined
      ? []
      : [
          {
            recipient: { kind: 'healthCentre', id },
            message: message(...lines, '', `問合せ先：${office} ${unit}`),
            aboutCaseId: application.id,
          },
        ];
  return [
    ...toCentre(former, told.former),
    ...(former === now ? [] : toCentre(now, told.now)),
    { recipient: { kind: 'prefecture', id: '' }, aboutCaseId: application.id, message: message(...told.prefecture) },
  ];
}
