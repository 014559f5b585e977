-- A past that never was, for people @first to @first + @people - 1: each said, confirmed and kept @each things, of which ten audit rows each tell. Its numbers are negative, so that
-- the people among them who are there already go on counting where they are.
insert into users (id, first_name, language, time_zone, time_zone_state, currency, chat_id, created_at)
select p, 'Ann' || p, 'en', 'Europe/Berlin', 'chosen', 'EUR', p, now() - interval '1 year' from generate_series(@first, @first + @people - 1) p on conflict do nothing;
insert into mailboxes (user_id) select p from generate_series(@first, @first + @people - 1) p on conflict do nothing;

create temporary table past on commit drop as
select p as user_id, n as number, gen_random_uuid() as id, gen_random_uuid() as thing, row_number() over (order by n, p) as place,
       now() - interval '1 year' + (n + p::double precision / (@first * 2)) * interval '7 days' as said
from generate_series(1, @each) n, generate_series(@first, @first + @people - 1) p;

insert into updates (bot_id, update_id, user_id, chat_id, kind, payload_json, status, received_at, updated_at)
select 1, -(place * 2 + half), user_id, user_id, 'message', '{"update_id":1,"message":{"message_id":1,"date":1,"chat":{"id":1,"type":"private"},"text":"Buy milk tomorrow 9am"}}', 'read', said, said
from past, generate_series(0, 1) half;
insert into commands (user_id, bot_id, update_id, ordinal, type, payload_json, status, draft_id, source_chat_id, source_message_id, created_at, updated_at)
select user_id, 1, -(place * 2 + half), 0, case half when 0 then 'draft_task_from_text' else 'confirm_draft' end, '{"text":"Buy milk tomorrow 9am","readBy":"rules"}', 'completed',
       case half when 0 then null else id end, user_id, -number, said, said
from past, generate_series(0, 1) half;
insert into drafts (id, user_id, number, draft_type, draft_json, version, status, read_by, chat_id, card_message_id, source_message_id, command_id, expires_at, created_at, updated_at)
select past.id, past.user_id, -number, 'task', '{"intent":"task","fields":{"title":"Buy milk","due":"2026-11-22T09:00"},"assumed":[],"timeZone":"Europe/Berlin","saidAt":"2026-11-21T09:00:00Z"}', 1,
       case when number % 20 = 0 then 'cancelled' when number = 13 then 'expired' else 'executed' end, 'rules', past.user_id, -number, -number, commands.id, said + interval '1 day', said, said
from past join commands on commands.update_id = -(place * 2) and commands.bot_id = 1;
insert into executions (draft_id, user_id, attempt, status, result_json, executed_at) select id, user_id, 1, 'succeeded', '{"events":[]}', said from past;
insert into events (user_id, seq, event_id, event_type, timestamp, payload_json, source, draft_id, thing_id)
select user_id, -number, gen_random_uuid(), 'task.created', said, '{"taskId":"x","title":"Buy milk","deadline":"2026-11-22T09:00","status":"open","subtasks":[]}', 'telegram', id, thing from past;
insert into tasks (user_id, id, title, deadline_date, deadline_time, time_zone, status, subtasks, created_at, updated_at)
select user_id, thing, 'Buy milk ' || number, said::date, '09:00', 'Europe/Berlin', case when number % 3 = 0 then 'open' else 'done' end, '[]', said, said from past;
insert into outbound_messages (key, user_id, chat_id, draft_id, kind, body_json, revision, sent_revision, message_id, status, not_before, created_at, updated_at)
select 'draft:' || id, user_id, user_id, id, 'card', '{"html":"<b>Task saved</b> · draft #k7\nBuy milk\n📅 Sun 22 Nov, 09:00","keyboard":[]}', 2, 2, -number, 'sent', said, said, said from past;
-- As long as what the program writes: rows of one length would leave a gap at the end of each page that later, shorter ones are put into.
insert into audit_log (user_id, seq, timestamp, actor, action, entity_type, entity_id, source_message_id, details_json, prev_hash, hash)
select user_id, -(number * 10 + step), said, actor, action, entity,
       case entity when 'draft' then id::text when 'update' then (-place * 2)::text else (-place * 2)::text || '.0' end, -number,
       replace(details, '@draft', case when number % 2 = 0 then 'Buy milk and bread on the way home' else 'Call the dentist' end)::json,
       decode(md5(id::text) || md5(id::text), 'hex'), decode(md5(thing::text) || md5(id::text), 'hex')
from past, (values
    (1, 'router', 'update_received', 'update', '{"kind":"Message","status":"read","receivedAt":"2026-11-21T09:00:00.000000+00:00","model":null,"whyNoModel":null}'),
    (2, 'router', 'command_created', 'command', '{"type":"draft_task_from_text","draft":null,"readBy":"rules"}'),
    (3, 'executor', 'draft_created', 'draft', '{"type":"task","code":"k7","before":null,"after":{"version":1,"status":"drafted","content":{"intent":"task","fields":{"title":"@draft","due":"2026-11-22T09:00","priority":"medium","subtasks":[]},"assumed":["due"],"timeZone":"Europe/Berlin","said":"@draft tomorrow 9am","saidAt":"2026-11-21T09:00:00Z"},"expiresAt":"2026-11-22T09:00:00Z"}}'),
    (4, 'executor', 'command_executed', 'command', '{"type":"draft_task_from_text"}'),
    (5, 'router', 'update_received', 'update', '{"kind":"CallbackQuery","status":"read","receivedAt":"2026-11-21T09:00:00.000000+00:00","model":null,"whyNoModel":null}'),
    (6, 'router', 'command_created', 'command', '{"type":"confirm_draft","draft":"01990000-0000-7000-8000-000000000000","readBy":null}'),
    (7, 'confirmation', 'draft_confirmed', 'draft', '{"type":"task","code":"k7","before":{"version":1,"status":"drafted"},"after":{"version":1,"status":"confirmed","content":{"intent":"task","fields":{"title":"@draft","due":"2026-11-22T09:00","priority":"medium","subtasks":[]},"assumed":["due"],"timeZone":"Europe/Berlin","said":"@draft tomorrow 9am","saidAt":"2026-11-21T09:00:00Z"},"expiresAt":"2026-11-22T09:00:00Z"}}'),
    (8, 'confirmation', 'draft_executed', 'draft', '{"type":"task","code":"k7","before":{"version":1,"status":"confirmed"},"after":{"version":1,"status":"executed","content":{"intent":"task","fields":{"title":"@draft","due":"2026-11-22T09:00","priority":"medium","subtasks":[]},"assumed":["due"],"timeZone":"Europe/Berlin","said":"@draft tomorrow 9am","saidAt":"2026-11-21T09:00:00Z"},"expiresAt":"2026-11-22T09:00:00Z"}}'),
    (9, 'executor', 'command_executed', 'command', '{"type":"confirm_draft"}'),
    (10, 'connector', 'effect_succeeded', 'effect', '{"target":"google_tasks","step":"task","remoteId":"MTIzNDU2Nzg5MDEyMzQ1Njc4OTA"}')) as steps(step, actor, action, entity, details);
