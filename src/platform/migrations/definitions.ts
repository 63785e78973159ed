/**
 * SHA-256 of what the migrations define, by name: the verifier compares it with the database that it examines.
 * Written by `REWRITE_DEFINITIONS=1` with src/verification/definitions.spec.ts, which fails while it is not that of the migrations.
 */
export const DEFINITIONS: Readonly<Record<string, string>> = {
  'トリガー account.account_note_delete': '4a776f6628ff4ccfbf4e947a7aa21a367622066ac2395391fbbda7f6f4f924f6',
  'トリガー account.account_note_insert': 'ac2403899095985738ca751f42997b5d331880269ced6049b7e8fe2fba8985a2',
  'トリガー account.account_note_update': '1488e5ff6a7b388aeba6825a33563b89ac31fbdaf13f191c6d61a6f7418a7e85',
  'トリガー application.application_columns_to_hearings':
    '9dca8b7ab0d193614b0a57be7a8af39c7659de456e85b5b172149bd2fa2ad2bb',
  'トリガー application.application_institution_name':
    '5924c643d532aefd0357617d6b9ed80c00ae36ab92b0b43d11b87152cbefb701',
  'トリガー application.application_note_delete': '4b5bc8fdd5ecec29595fe93bf97b265f7e1122fa005fd6b8a4b710db44ba5070',
  'トリガー application.application_note_insert': 'bc0e431b4386d872317979a10752b2fb7da84b5876865d6700568fa41e29324d',
  'トリガー application.application_note_update': 'd2222738a50ef575b4dcdd235719f90cea41884a5ae9f83a933026d832dd4c61',
  'トリガー approval.approval_note_delete': 'd31567ae8c96c205b9e52eee8e140a23154bb7577531760e078f98873871bca9',
  'トリガー approval.approval_note_insert': 'd7fe9f1c574b127ad7d649229aa254a1e8884320a1f8297429638cf96507b565',
  'トリガー approval.approval_note_update': 'd03b50bac592c5786c22ad862156d8cdc93c112db00e2a03e7b8915337a187dd',
  'トリガー clock_stop.clock_stop_note_delete': 'dfc8a59b5c939a30bf637ca22395bec29d6b56392df3d23e14133027dc9dd7d4',
  'トリガー clock_stop.clock_stop_note_insert': '234ad0dd91befee5dfff1069de642b23a032047fabf0d1837dd06b3cefb10d42',
  'トリガー clock_stop.clock_stop_note_update': '74a4f43a641276b3e29163a1f3511cfb07bfba7f86dfd499a4efafca6d2c8a00',
  'トリガー closed_day.closed_day_note_delete': '956ad8df66969538d9550504096d4042afe4e93c3f0b2dd671a3b6f211dae8a4',
  'トリガー closed_day.closed_day_note_insert': '096029bbe2db126b1a1d9197dbca7795cd22a50abb114f789286904e76c7d79e',
  'トリガー closed_day.closed_day_note_update': '48306ed31b86237f9584e03f4826a72f87ff1de18976ca5602da7a935cda797d',
  'トリガー correction.correction_note_delete': '8248b3231baf7918f555ec034f7ec5c7af518a5e932daa881d4eb95535a7a15b',
  'トリガー correction.correction_note_insert': 'd98bace977bf1b69b761da1a397a9cbde90b776ecd1c56023d9b2c1a21581257',
  'トリガー correction.correction_note_update': '6ec7a6540af2ba141fb448b27ba2ba94a8c6dd480beb3ceaa51c8c47e4d085ea',
  'トリガー correction_item.correction_item_note_delete':
    '61c8617d13d6fec18d9e34f05d56ade9102fdff758bac6d22808b9713fa8ed6c',
  'トリガー correction_item.correction_item_note_insert':
    '69abffe16dd44ceaa6fe00bc49ce94307eca5daae9f97f13a4a7b90a133692c2',
  'トリガー correction_item.correction_item_note_update':
    '1e627614aebd1c54eafe1301bc72791156081b8e0f02560a3747349891978811',
  'トリガー council_meeting.council_meeting_note_delete':
    '2a2163a4265df550da2c4689ce5db841dcd12595e6a30aae6d97796a2ea5ef91',
  'トリガー council_meeting.council_meeting_note_insert':
    'e9d2df71ba760cc7db1bec8f943d5b090a8f6811fb228a356a03de5b79e777bd',
  'トリガー council_meeting.council_meeting_note_update':
    'b7a0d755470111bf496a0d89d44142e656507728319bec7aa928989e911bf6db',
  'トリガー deadline.deadline_note_delete': '7d753a1614951d3fe34191e14fa0f5e6edfa0932ae311fbafdab097aa8f5b08b',
  'トリガー deadline.deadline_note_insert': '3f79ab188ad8e4a78804eec260efb663009ccd2f3218e25c0fbeeddc03d8da56',
  'トリガー deadline.deadline_note_update': 'd48b9940b742bcc0c894c582c380b00ebd3b6090fa87b00404e441bb920d06b4',
  'トリガー designation.designation_note_delete': '0a4886dacdb36fcba9a01a8b6737c722071241d1d9bc4b0b321a20de4521bf1e',
  'トリガー designation.designation_note_insert': 'fb910adbe2f94ef78e425e4de5777a918dcd95c4cd15667c521e9bf5472929c4',
  'トリガー designation.designation_note_update': 'ccd33184284bb21517d70934feb55ab61e8dec46d97c992e8c6698bdba368a0c',
  'トリガー document_download.document_download_append_only':
    'efbfd9235ad95e0b50b0dffaf544fe49ff173a71406a4a5852478554d64d6366',
  'トリガー document_download.document_download_note_delete':
    'c41e38fb60db1f06baff0b1e1e84df9c0d1e07cf1198e193be3c834ed86ff917',
  'トリガー document_download.document_download_note_insert':
    '5e65c964ce86b6feed5bc1b3e3427d30d0d8f127d79acbaa19ba161f56fe1dbf',
  'トリガー document_download.document_download_note_update':
    '591326c69d61e010e35668af06b466b63203f39ab2a9d0169d9e44bcc22d9639',
  'トリガー draft_decision.draft_decision_note_delete':
    '74307d2b0452ce28863aba0a19279bcf434522e7508a3d5ba7e2a4e79c67f8cc',
  'トリガー draft_decision.draft_decision_note_insert':
    '30b32efaf9089086ab90b82ec5c6572a8366ab4652bf826e865694b8efb5876d',
  'トリガー draft_decision.draft_decision_note_update':
    '8f21775732db25b1373082be595d5c6209f42f7a7906d143191c0de0e712954f',
  'トリガー evaluation.evaluation_note_delete': '69b5e409873104605a514f35e62ad49dacbafb7b3a824e18b17328e77bee6e90',
  'トリガー evaluation.evaluation_note_insert': 'da6bd87c9bf9b49c09cc8eb92680cf28c8092bac841d7ee4fb8c02dd563eb6aa',
  'トリガー evaluation.evaluation_note_update': '05bb1b1eb36a3cb2d9ef1bbab5ad049073e9c93b6e2c848fd59ba11ee575db87',
  'トリガー event_attempt.event_attempt_append_only':
    '9e96b2ff77fc63938800626744d8d74cce5bd9a975dbfa174ff5ce8c1376b477',
  'トリガー examination_check.examination_check_note_delete':
    '00781ccd9bfe3bc0315975791001976351b0624c59963988e38d31fc1b903610',
  'トリガー examination_check.examination_check_note_insert':
    'a8aab5762266b18eaab9e4c7a427176486f9e949aa4f298e3b10f1343aef024b',
  'トリガー examination_check.examination_check_note_update':
    '3604f5520b637f892ebf2e523a6d1622d305fb43189e9cf792dc5379b109e60d',
  'トリガー health_centre.health_centre_note_delete':
    'aefc7af965a6b9eeb8e691a11e95db67d55e6f8e288730453c2ae99e33f26861',
  'トリガー health_centre.health_centre_note_insert':
    '8ef156e5e7ffc10c96c1f0715d1c89f78c33e2633228eb80ddb176f869fa7695',
  'トリガー health_centre.health_centre_note_update':
    'c57c0fa2dae01812c394c7ef0d55a8788bc007945bcfdeeb568e40f879abdc5c',
  'トリガー hearing.hearing_columns_of_case': 'ba8e0bc395c58df3dccbffbaea90a8b7553cd3bc70a99aafd58d0ed36be75a07',
  'トリガー hearing.hearing_note_delete': '9edb939c9b2bd72754bcdc603ca41c4fb0a439a552a0388e4a26604b3bdf8e12',
  'トリガー hearing.hearing_note_insert': '0801df867864b8fa58b448299563876252d79ae68c10e46fa0aea17a17f69d8d',
  'トリガー hearing.hearing_note_update': 'e1faa6bc083de968abe72e14d0aa169c82656c165a203dcd2492450c444f70df',
  'トリガー intake_round.intake_round_note_delete': 'edf732bc909c1c4587505ebef619e18865d92e0cc1a942142f395dd6fb86e47d',
  'トリガー intake_round.intake_round_note_insert': '50e0ff4785a939cb593ac3db5a3a1e803fc738e56a1d477aa86fd851531febcb',
  'トリガー intake_round.intake_round_note_update': '03f8a3e1497586f68272931da66becde06cd3c24ebdc4a785486ba4f0238c14f',
  'トリガー medical_institution.medical_institution_former_name':
    '5b784ec8b9d13ddb49ef15252d477f89c1c91f3800b528e36f9a683e1d8d7bad',
  'トリガー medical_institution.medical_institution_note_delete':
    '6913e2f65b89707e2e1adfb522b20378a589d582b1131677814f13d0baa7af4c',
  'トリガー medical_institution.medical_institution_note_insert':
    '9dc9360288c8e211fdfbbe0221ac7a9cffb0d065b110c4f15125464e65212a67',
  'トリガー medical_institution.medical_institution_note_update':
    '93f79b7a5afd1f841b6f702dc4abc7a28512c0b8ecfb1ec772aeacd0ebc98adb',
  'トリガー medical_institution.medical_institution_renamed':
    '725c6927c4e71f81553660cefa77469ae73c33b523f7c91aa69e2025bbad5c6b',
  'トリガー outbox.outbox_note_delete': '1d21fbd16ce355fa2a2b48c8e3723ec9fbc77738545cd8551a78388d71964e6b',
  'トリガー outbox.outbox_note_insert': '13e811955e2826e8645d47e969898d39445857d7818b6a31ccae1e51c86e3fbd',
  'トリガー outbox.outbox_note_update': '3ece326d3bd935c792bbaf42b140924f0012b1ac76797b068f919fcd0d651157',
  'トリガー planning_area.planning_area_note_delete':
    'cd806666107a67ee59df1a19c925258aa71092c9e032859e79d090c7f7238239',
  'トリガー planning_area.planning_area_note_insert':
    'a09dbf015bfca241e0b2a5f1e9c40bcd707c95c7d81a611fc5c70ae30536a36a',
  'トリガー planning_area.planning_area_note_update':
    '8382d050689f8521b294fd0e35e17cec0916664c2aaf5fd96b388836a9aa0cc1',
  'トリガー record_entry.record_entry_append_only': '5a0c6272f47180749eca99158011eb0176c18d93f2df7b0ff4e9c55364676b31',
  'トリガー renewal.renewal_note_delete': '9f7366d4cd56ebecf04a77a47c43491ac21a8f2d5f2bb2f58dc71be31ed34566',
  'トリガー renewal.renewal_note_insert': '163b88a546c3b65f193e6e508a8b4af7c5426dc5eb77660c9183d87593a1b8b6',
  'トリガー renewal.renewal_note_update': '27fa042f7eebfdc017db58c3974d60135e9b86088b04886b3b7418a17067f6e4',
  'トリガー shortening_plan.shortening_plan_append_only':
    '2302e5b4df9d5ab0b17b64cee9e63c35965d441eb5ba0d8be525756bf6a94633',
  'トリガー shortening_plan.shortening_plan_note_delete':
    '5b58a07a40e7918a6623a305d1d1754f5fec1ef858a5a228053eac2b37dbc845',
  'トリガー shortening_plan.shortening_plan_note_insert':
    'cf860d3e0b376a5bd0cfd66c00395016ba8b6f04bc2459516e85fd28d5100005',
  'トリガー shortening_plan.shortening_plan_note_update':
    'c44e5efad7c239369cc630177777c4c2780dc13efcfe98983d25b9fd71e7781d',
  'トリガー stored_file.stored_file_append_only': 'bd8ef54df8f0a341f55eb73965ae7cfec7df789caf93af530196c07a305d2b7e',
  'トリガー stored_file.stored_file_note_delete': 'b969b167039db58bdda6154d5b738526679e652d3c60764ffd1578c2312bb8f3',
  'トリガー stored_file.stored_file_note_insert': '9adf8f19d1a4c998306b23fdcdd0a4c2cce3e1c465721bfcab6e06f9a6442ae0',
  'トリガー stored_file.stored_file_note_update': 'ffd7bf2171de0d603a44028a60b776bf32d2c8d24d1622172d39bc3f3e185d20',
  'トリガー stored_file_part.stored_file_part_append_only':
    'feb7ae3968c7f639e6907de6c9d19442e4f69f3c41fdae12d3ba4dcca9f889d4',
  'トリガー submission.submission_append_only': 'b7e55eb38e0cb06078a4c39c5b638eb496b436f611f3b552be12ec085f74d356',
  'トリガー submission.submission_note_delete': '22c7478139d83cd5e3be325637989039c4ac8e762f5cc0dd2676431215dc8c58',
  'トリガー submission.submission_note_insert': '33a8db51f773d3bc884c295b34994a69bae5b0b71b01558ddefb59766fc18833',
  'トリガー submission.submission_note_update': '38ef2daacbfe584e8db606cfa3152ef1f13f5bc8a96360cb9f7b98c7e90a4fc6',
  'ルール used_key._RETURN': '628f12004d87788ed2385a5297102dae4d5ba69e97a6de2846c84b7661b587a8',
  '表 account': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 application': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 approval': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 chain_head': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 clock_stop': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 closed_day': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 correction': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 correction_item': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 council_meeting': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 creation': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 deadline': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 designation': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 document_download': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 draft_decision': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 evaluation': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 event_attempt': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 examination_check': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 health_centre': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 hearing': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 intake_round': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 job': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 job_result_part': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 login_attempt': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 medical_institution': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 migrations': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 outbox': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 planning_area': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 record_entry': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 reference_counter': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 renewal': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 session': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 shortening_plan': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 stored_file': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 stored_file_part': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 submission': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '表 used_key': 'e734d6876cc0ce300e6cf1521da4eb73b484a1398032f39c702e2ab18b28eba8',
  '表 working_section': '23f93d252495d15cf4549cf7a7fdc1abf5b3f972352f27ea7bfecd5508f6239b',
  '関数 copy_columns_of_case()': '38618547e0e9d69e3a87f553d62cb773fdb21576e8dba83c83eae1fd2482aeb5',
  '関数 copy_columns_to_hearings()': '7fcb5faf2764a21d4b8d748a2c5daf727d6a751eee1c6f84807011a79cf29d94',
  '関数 digest_of_row(jsonb)': 'ddf7b1e45020b464af890012ae30bbab67fbe566120ac0aad97c165ad44dbb4a',
  '関数 keep_former_name()': '301e93203c2a0e903c3a0b4d943e2f96c99e48dba8ef23ad284c7dd2bc3e1c63',
  '関数 note_written_rows()': '7df6dde6b517717c33743b3a22ff6eeda4267ce7cf8e947bb4a791f0758e7272',
  '関数 refuse_change()': '63f5448df00754f8b9853f3a4796b04c0cd1838c9610136ab348b1ddd2210924',
  '関数 take_institution_name()': '988731c518ca35cfafce04d339f43438878f3eab469a5ce773b6cadf4231f9be',
  '関数 tell_cases_new_name()': '87d57ce03cdf4424e3606073771f38ff984789c01d10328c13b40f753274fbd5',
};
