export type TaskStatus = 'done' | 'started' | 'notStarted' | 'blocked';

export interface Task {
  title: string;
  status: TaskStatus;
  /** Where the task is done; a blocked task is never a link. */
  href: string;
  /** One line under the title, e.g. 「7/9 添付済み」 or why it cannot start yet. */
  hint?: string;
}

const STATUS_TEXT: Record<TaskStatus, string> = {
  done: '完了',
  started: '入力途中',
  notStarted: '未着手',
  blocked: 'まだ進めません',
};

/** Sections of one piece of work, in any order; the whole row is the link. */
export function TaskList({ tasks }: { tasks: Task[] }) {
  return (
    <ol class="task-list">
      {tasks.map((task, index) => (
        <li class={`task-list__task task-list__task--${task.status}`}>
          <TaskRow task={task} id={`task-${index + 1}`} />
        </li>
      ))}
    </ol>
  );
}

function TaskRow({ task: { title, status, href, hint }, id }: { task: Task; id: string }) {
  return (
    <>
      <div class="task-list__text">
        {status === 'blocked' ? (
          <span class="task-list__title">{title}</span>
        ) : (
          <a class="task-list__title" href={href} aria-describedby={`${id}-status`}>
            {title}
          </a>
        )}
        {hint && <div class="task-list__hint">{hint}</div>}
      </div>
      <div class={`task-list__status task-list__status--${status}`} id={`${id}-status`}>
        {STATUS_TEXT[status]}
      </div>
    </>
  );
}
