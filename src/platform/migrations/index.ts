import { Schema1764000000000 } from './0001-schema.js';
import { Sessions1764000000001 } from './0002-sessions.js';
import { OutdatedExamination1764000000002 } from './0003-outdated-examination.js';
import { DownloadsAndJobs1764000000003 } from './0004-downloads-and-jobs.js';
import { EstablisherRepresentative1764000000004 } from './0005-establisher-representative.js';
import { JobCautions1764000000005 } from './0006-job-cautions.js';
import { Indexes1764000000006 } from './0007-indexes.js';
import { FileParts1764000000007 } from './0008-file-parts.js';
import { NoTwins1764000000008 } from './0009-no-twins.js';
import { AskedCentres1764000000010 } from './0011-asked-centres.js';
import { FlatLists1764000000011 } from './0012-flat-lists.js';
import { CentreLists1764000000012 } from './0013-centre-lists.js';
import { UsedKeys1764000000013 } from './0014-used-keys.js';
import { FilteredLists1764000000014 } from './0015-filtered-lists.js';
import { ReadyLists1764000000015 } from './0016-ready-lists.js';
import { NarrowedWalks1764000000016 } from './0017-narrowed-walks.js';
import { RenamedInstitutions1764000000017 } from './0018-renamed-institutions.js';
import { JobsOfAnyKind1764000000018 } from './0019-jobs-of-any-kind.js';
import { RecordBySubject1764000000019 } from './0020-record-by-subject.js';
import { WorkingCopy1764000000021 } from './0022-working-copy.js';
import { Submissions1764000000022 } from './0023-submissions.js';
import { Register1764000000023 } from './0024-register.js';
import { ComputedColumns1764000000024 } from './0025-computed-columns.js';
import { DescribedFacts1764000000025 } from './0026-described-facts.js';
import { RecordedDownloads1764000000026 } from './0027-recorded-downloads.js';
import { EndedCorrections1764000000027 } from './0028-ended-corrections.js';
import { DraftedDecisions1764000000028 } from './0029-drafted-decisions.js';
import { NumbersUsedOnce1764000000031 } from './0032-numbers-used-once.js';
import { OneTermAtATime1764000000033 } from './0034-one-term-at-a-time.js';
import { WithdrawnFiles1764000000035 } from './0036-withdrawn-files.js';
import { Reminders1764000000036 } from './0037-reminders.js';
import { GivenUpRenewals1764000000038 } from './0039-given-up-renewals.js';
import { NumbersAsRead1764000000039 } from './0040-numbers-as-read.js';
import { NumberWithSubmission1764000000043 } from './0044-number-with-submission.js';
import { OfficeFiles1764000000044 } from './0045-office-files.js';
import { UnchangedAnswers1764000000045 } from './0046-unchanged-answers.js';
import { NoticesAboutCases1764000000046 } from './0047-notices-about-cases.js';
import { NumbersWithoutSelectors1764000000047 } from './0048-numbers-without-selectors.js';
import { AboutCaseReference1764000000048 } from './0049-about-case-reference.js';
import { JudgedAtNotice1764000000050 } from './0050-judged-at-notice.js';
import { SupplementaryOpinions1764000000051 } from './0051-supplementary-opinions.js';
import { PaperArrivals1764000000052 } from './0052-paper-arrivals.js';
import { DrawnWith1764000000053 } from './0053-drawn-with.js';
import { PapersTakenUp1764000000054 } from './0054-papers-taken-up.js';
import { RenewedSearchKeys1764000000056 } from './0056-renewed-search-keys.js';
import { MeetingNotes1764000000058 } from './0058-meeting-notes.js';
import { NumbersOfLetters1764000000064 } from './0064-numbers-of-letters.js';
import { OfficersInCharge1764000000070 } from './0070-officers-in-charge.js';
import { OfficersIndex1764000000071 } from './0071-officers-index.js';
import { DocumentsByNumber1764000000072 } from './0072-documents-by-number.js';
import { OfficeContact1764000000080 } from './0080-office-contact.js';
import { EndedTerms1764000000081 } from './0081-ended-terms.js';
import { KeptForms1764000000083 } from './0083-kept-forms.js';
import { UnsentForms1764000000084 } from './0084-unsent-forms.js';
import { TurnsToReckon1764000000089 } from './0089-turns-to-reckon.js';
import { PaperSettings1764000000091 } from './0091-paper-settings.js';

/** Every migration, oldest first. A migration that has been released is never edited. */
export const migrations = [
  Schema1764000000000,
  Sessions1764000000001,
  OutdatedExamination1764000000002,
  DownloadsAndJobs1764000000003,
  EstablisherRepresentative1764000000004,
  JobCautions1764000000005,
  Indexes1764000000006,
  FileParts1764000000007,
  NoTwins1764000000008,
  AskedCentres1764000000010,
  FlatLists1764000000011,
  CentreLists1764000000012,
  UsedKeys1764000000013,
  FilteredLists1764000000014,
  ReadyLists1764000000015,
  NarrowedWalks1764000000016,
  RenamedInstitutions1764000000017,
  JobsOfAnyKind1764000000018,
  RecordBySubject1764000000019,
  WorkingCopy1764000000021,
  Submissions1764000000022,
  Register1764000000023,
  ComputedColumns1764000000024,
  DescribedFacts1764000000025,
  RecordedDownloads1764000000026,
  EndedCorrections1764000000027,
  DraftedDecisions1764000000028,
  NumbersUsedOnce1764000000031,
  OneTermAtATime1764000000033,
  WithdrawnFiles1764000000035,
  Reminders1764000000036,
  GivenUpRenewals1764000000038,
  NumbersAsRead1764000000039,
  NumberWithSubmission1764000000043,
  OfficeFiles1764000000044,
  UnchangedAnswers1764000000045,
  NoticesAboutCases1764000000046,
  NumbersWithoutSelectors1764000000047,
  AboutCaseReference1764000000048,
  JudgedAtNotice1764000000050,
  SupplementaryOpinions1764000000051,
  PaperArrivals1764000000052,
  DrawnWith1764000000053,
  PapersTakenUp1764000000054,
  RenewedSearchKeys1764000000056,
  MeetingNotes1764000000058,
  NumbersOfLetters1764000000064,
  OfficersInCharge1764000000070,
  OfficersIndex1764000000071,
  DocumentsByNumber1764000000072,
  OfficeContact1764000000080,
  EndedTerms1764000000081,
  KeptForms1764000000083,
  UnsentForms1764000000084,
  TurnsToReckon1764000000089,
  PaperSettings1764000000091,
];

/** Tables whose rows are evidence, as they are called after the last migration: nobody changes or removes them. */
export const EVIDENCE_TABLES = [
  'record_entry',
  'event_attempt',
  'stored_file',
  'stored_file_part',
  'withdrawn_file',
  'document_download',
  'shortening_plan',
  'submission',
] as const;
