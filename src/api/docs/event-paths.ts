/** The one route for events, as one path for each event: each has a body of its own. */
import { getSchemaPath, type OpenAPIObject } from '@nestjs/swagger';
import { commandInput, EVENT_INPUTS } from '../../inputs/events/index.js';
import { ROLE_LABEL } from '../../procedure/terms/actors.js';
import { eventLabel, EVENTS } from '../../procedure/events/index.js';
import { type ApiEvent, API_EVENTS } from '../cases/api-events.js';

type Paths = OpenAPIObject['paths'];

const EVENT_PATH = '/api/cases/{id}/events/{event}';

export function onePathForEachEvent({ [EVENT_PATH]: route, ...others }: Paths): Paths {
  const post = route?.post;
  if (!post) throw new Error(`no route ${EVENT_PATH}`);
  const parameters = post.parameters?.filter((parameter) => !('name' in parameter && parameter.name === 'event'));
  const events = API_EVENTS.map((event) => [
    EVENT_PATH.replace('{event}', event),
    {
      post: {
        ...post,
        operationId: event,
        summary: eventLabel(event),
        description: `行う人：${ROLE_LABEL[EVENTS[event].role]}`,
        parameters,
        requestBody: { required: true, content: { 'application/json': { schema: bodyOf(event) } } },
      },
    },
  ]);
  return { ...others, ...(Object.fromEntries(events) as Paths) };
}

/** What every command carries, and the event's own fields beside it. */
function bodyOf(event: ApiEvent) {
  return { allOf: [{ $ref: getSchemaPath(commandInput(event)) }, { $ref: getSchemaPath(EVENT_INPUTS[event]) }] };
}
