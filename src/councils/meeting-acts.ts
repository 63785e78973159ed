/** What each act on a meeting is called in 経過. */
export const MEETING_ACTS: Readonly<Record<string, string>> = {
  MAKE_MEETING: '会議をつくりました',
  CHANGE_MEETING: '会議の内容を直しました',
  REMOVE_MEETING: '会議を取り消しました',
};
