/** What each act on the registry is called in 経過. */
export const REGISTRY_ACTS: Readonly<Record<string, string>> = {
  REGISTER_INSTITUTION: '医療機関を登録しました',
  CHANGE_INSTITUTION: '医療機関の登録を変更しました',
  REGISTER_ROUND: '申請の回を登録しました',
  CHANGE_ROUND: '申請の回を変更しました',
  CHANGE_OFFICE_CONTACT: '知事・担当の連絡先を定めました',
  CHANGE_PAPER_SETTING: '文書の記載を変更しました',
  ADD_CLOSED_DAY: '閉庁日を加えました',
  REMOVE_CLOSED_DAY: '閉庁日を外しました',
};
