/** 公示文 of several lines of the register, in one document. Pure. */
import type { FormInput } from '../../forms/index.js';
import type { Document } from '../documents/issued-documents.js';
import type { Remedies } from '../documents/remedies.js';
import type { ProcedureProfile } from '../procedure/case/facts.js';
import { type ApprovedChange, changeMadePublic } from '../procedure/designation/designated-work.js';
import type { IsoDate } from '../procedure/calendar/days.js';
import { KINDS, type ProcedureType } from '../procedure/terms/kinds.js';
import type { RegisterEntry } from '../register/designation-register.js';
import { wordingOn } from '../procedure/profile/paper-settings.js';
import { contactOn } from '../procedure/profile/office-contact.js';

/** A line of the register with the procedure it came from; the register itself names no revocation yet. */
export type PublishedDesignation = Pick<
  RegisterEntry,
  'institutionName' | 'address' | 'kind' | 'designatedOn' | 'validFrom' | 'validTo'
> & {
  procedure: ProcedureType;
  /** How the name is read. */
  kana: string;
  /** Of an approved change: what came to the matters of the designation by it, and what went. */
  change?: Pick<ApprovedChange, 'added' | 'removed'>;
};

/** Names without a reading come last, by their characters. */
function byKindAndName(a: PublishedDesignation, b: PublishedDesignation): number {
  const [read, other] = [a.kana.trim(), b.kana.trim()];
  return (
    KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
    Number(read === '') - Number(other === '') ||
    read.localeCompare(other, 'ja') ||
    a.institutionName.localeCompare(b.institutionName, 'ja')
  );
}

const REMEDIES: Remedies = [
  { field: '公示の', remedy: 'この画面で直してください。' },
  { field: '指定', at: 'institution' },
];

/** 公示文 for the lines given, under each procedure by 区分 and in the order of 五十音 (法113⑥; 115④, 116②). */
export function publicNoticeDocument(
  designations: readonly [PublishedDesignation, ...PublishedDesignation[]],
  notice: {
    profile: ProcedureProfile;
    number?: string;
    date: IsoDate;
    corrects?: FormInput<'public-notice'>['corrects'];
  },
): Document<'public-notice'> {
  const { profile, number, date, corrects } = notice;
  return {
    formId: 'public-notice',
    title: `公示文（${designations.length}件）`,
    remedies: REMEDIES,
    author: profile.governorTitle,
    wording: wordingOn(profile, 'public-notice', date),
    input: {
      number,
      date,
      governorTitle: profile.governorTitle,
      governorName: contactOn(profile, date).governorName ?? undefined,
      designations: [...designations]
        .sort(byKindAndName)
        .map(({ procedure, kind, institutionName, address, designatedOn, validFrom, validTo, change }) => ({
          act: procedure,
          kind,
          institutionName,
          location: address,
          actedOn: designatedOn,
          validFrom,
          validUntil: validTo,
          ...(change && { changed: changeMadePublic(kind, change, profile.subItems) }),
        })),
      corrects,
    },
  };
}
