"""The rules that the database holds by itself, whoever writes.

Refused with SQLSTATE 23001 (restrict_violation), an IntegrityError in Python:

- changing, deleting or emptying rows of event, verdict, approval and its set of verdicts;
- changing the text, hash, number or home of a draft or source, deleting a draft;
- changing the words of a claim, or taking back its drop;
- changing evidence otherwise than blanking it when its source is deleted;
- an approval that breaks the two-person rule, or of anything but the newest, ready draft as it
  stands; a draft that becomes ready or approved without being entitled to it.

Done by itself: a verdict, a new claim or a dropped claim raises the draft's revision and takes
it back to `in_progress`. All of them lock the draft row first, so they happen one after another.
Written for READ COMMITTED: each statement of a function sees what was committed before it.
No rule asks for an extension.
"""

from django.db import migrations

REFUSE = """
CREATE FUNCTION newsdesk_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '% of % is refused: its rows are kept as they were written.',
        TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

CREATE TRIGGER event_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON claims_event
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
CREATE TRIGGER verdict_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON claims_verdict
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
CREATE TRIGGER approval_only_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON claims_approval
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
CREATE TRIGGER approval_verdicts_only_grow
    BEFORE UPDATE OR DELETE OR TRUNCATE ON claims_approval_verdicts
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
CREATE TRIGGER draft_is_kept BEFORE DELETE OR TRUNCATE ON claims_draft
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
CREATE TRIGGER evidence_is_kept BEFORE DELETE OR TRUNCATE ON claims_evidence
    FOR EACH STATEMENT EXECUTE FUNCTION newsdesk_refuse();
"""
REFUSE_BACK = """
DROP TRIGGER event_only_grows ON claims_event;
DROP TRIGGER verdict_only_grows ON claims_verdict;
DROP TRIGGER approval_only_grows ON claims_approval;
DROP TRIGGER approval_verdicts_only_grow ON claims_approval_verdicts;
DROP TRIGGER draft_is_kept ON claims_draft;
DROP TRIGGER evidence_is_kept ON claims_evidence;
DROP FUNCTION newsdesk_refuse;
"""

IMMUTABLE = """
CREATE FUNCTION newsdesk_keep_draft() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.article_id, NEW.desk_id, NEW.number, NEW.sha256, NEW.text)
        IS DISTINCT FROM (OLD.article_id, OLD.desk_id, OLD.number, OLD.sha256, OLD.text) THEN
        RAISE EXCEPTION 'The text of a draft never changes: a new text is a new draft.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_keeps_its_text
    BEFORE UPDATE OF article_id, desk_id, number, sha256, text ON claims_draft
    FOR EACH ROW EXECUTE FUNCTION newsdesk_keep_draft();

CREATE FUNCTION newsdesk_keep_source() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.desk_id, NEW.sha256, NEW.text)
        IS DISTINCT FROM (OLD.desk_id, OLD.sha256, OLD.text) THEN
        RAISE EXCEPTION 'The text of a source never changes: a new text is a new source.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER source_keeps_its_text BEFORE UPDATE OF desk_id, sha256, text ON claims_source
    FOR EACH ROW EXECUTE FUNCTION newsdesk_keep_source();

CREATE FUNCTION newsdesk_keep_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (NEW.draft_id, NEW.kind, NEW.start, NEW."end", NEW.surface)
        IS DISTINCT FROM (OLD.draft_id, OLD.kind, OLD.start, OLD."end", OLD.surface) THEN
        RAISE EXCEPTION 'The words of a claim never change: drop it and add another.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    IF OLD.dropped_at IS NOT NULL AND NEW.dropped_at IS DISTINCT FROM OLD.dropped_at THEN
        RAISE EXCEPTION 'A dropped claim stays dropped: add it again.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER claim_keeps_its_words
    BEFORE UPDATE OF draft_id, kind, start, "end", surface, dropped_at ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION newsdesk_keep_claim();

CREATE FUNCTION newsdesk_keep_evidence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.source_id IS NOT NULL OR NEW.surface <> ''
        OR (NEW.verdict_id, NEW.start, NEW."end", NEW.finding)
            IS DISTINCT FROM (OLD.verdict_id, OLD.start, OLD."end", OLD.finding) THEN
        RAISE EXCEPTION 'Evidence never changes; it is only blanked when its source is deleted.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER evidence_is_only_blanked BEFORE UPDATE ON claims_evidence
    FOR EACH ROW EXECUTE FUNCTION newsdesk_keep_evidence();
"""
IMMUTABLE_BACK = """
DROP TRIGGER draft_keeps_its_text ON claims_draft;
DROP TRIGGER source_keeps_its_text ON claims_source;
DROP TRIGGER claim_keeps_its_words ON claims_claim;
DROP TRIGGER evidence_is_only_blanked ON claims_evidence;
DROP FUNCTION newsdesk_keep_draft, newsdesk_keep_source, newsdesk_keep_claim,
    newsdesk_keep_evidence;
"""

UNAPPROVE = """
CREATE FUNCTION newsdesk_reopen(changed uuid) RETURNS void LANGUAGE sql AS $$
    -- Drafts whose claims are still being found are left alone: the machine's own claims and the
    -- verdicts carried from the draft before are no change to anything a person has read.
    UPDATE claims_draft
    SET revision = revision + 1,
        status = CASE WHEN status = 'waiting' THEN status ELSE 'in_progress' END
    WHERE id = changed
        AND status IN ('to_check', 'in_progress', 'waiting', 'ready', 'approved', 'sent_back');
$$;

CREATE FUNCTION newsdesk_verdict_reopens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM newsdesk_reopen(draft_id) FROM claims_claim WHERE id = NEW.claim_id;
    RETURN NULL;
END $$;
CREATE TRIGGER verdict_reopens AFTER INSERT ON claims_verdict
    FOR EACH ROW EXECUTE FUNCTION newsdesk_verdict_reopens();

CREATE FUNCTION newsdesk_claim_reopens() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        PERFORM newsdesk_reopen(OLD.draft_id);
    ELSIF TG_OP = 'INSERT' OR NEW.dropped_at IS DISTINCT FROM OLD.dropped_at THEN
        PERFORM newsdesk_reopen(NEW.draft_id);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER claim_reopens AFTER INSERT OR DELETE OR UPDATE OF dropped_at ON claims_claim
    FOR EACH ROW EXECUTE FUNCTION newsdesk_claim_reopens();
"""
UNAPPROVE_BACK = """
DROP TRIGGER verdict_reopens ON claims_verdict;
DROP TRIGGER claim_reopens ON claims_claim;
DROP FUNCTION newsdesk_verdict_reopens, newsdesk_claim_reopens, newsdesk_reopen;
"""

APPROVAL = """
CREATE FUNCTION newsdesk_check_approval() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    draft record;
    reason text;
BEGIN
    SELECT id, article_id, desk_id, number, status, revision, sent_by_id INTO draft
        FROM claims_draft WHERE id = NEW.draft_id FOR NO KEY UPDATE;
    IF draft.status <> 'ready' OR draft.revision <> NEW.revision THEN
        reason := 'the draft is not ready at this revision';
    ELSIF EXISTS (SELECT FROM claims_draft AS later
            WHERE later.article_id = draft.article_id AND later.number > draft.number) THEN
        reason := 'a newer draft was received';
    ELSIF NOT EXISTS (SELECT FROM claims_membership AS m JOIN claims_user AS u ON u.id = m.user_id
            WHERE m.desk_id = draft.desk_id AND m.user_id = NEW.decided_by_id
                AND m.role IN ('editor', 'admin') AND u.is_active) THEN
        reason := 'the person is not an editor of the desk';
    ELSIF NEW.decision = 'approved' THEN
        IF draft.sent_by_id = NEW.decided_by_id THEN
            reason := 'the person sent the draft';
        ELSIF EXISTS (SELECT FROM newsdesk_current_verdicts(draft.id) AS v
                WHERE v.decided_by_id = NEW.decided_by_id) THEN
            reason := 'the person decided a claim of the draft';
        ELSIF EXISTS (SELECT FROM claims_claim AS c
                LEFT JOIN newsdesk_current_verdicts(draft.id) AS v ON v.claim_id = c.id
                WHERE c.draft_id = draft.id AND c.dropped_at IS NULL AND v.option_id IS NULL) THEN
            reason := 'a claim of the draft is not decided';
        END IF;
    END IF;
    IF reason IS NOT NULL THEN
        RAISE EXCEPTION 'This approval is refused: %.', reason
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION newsdesk_current_verdicts(of_draft uuid)
    RETURNS TABLE (claim_id uuid, option_id bigint, decided_by_id bigint)
    LANGUAGE sql STABLE AS $$
    SELECT DISTINCT ON (v.claim_id) v.claim_id, v.option_id, v.decided_by_id
    FROM claims_verdict AS v JOIN claims_claim AS c ON c.id = v.claim_id
    WHERE c.draft_id = of_draft AND c.dropped_at IS NULL
    ORDER BY v.claim_id, v.number DESC;
$$;

CREATE TRIGGER approval_by_a_second_person BEFORE INSERT ON claims_approval
    FOR EACH ROW EXECUTE FUNCTION newsdesk_check_approval();

CREATE FUNCTION newsdesk_check_draft_move() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    is_new_status boolean := TG_OP = 'INSERT' OR NEW.status IS DISTINCT FROM OLD.status;
    reason text;
BEGIN
    IF is_new_status AND NEW.status = 'approved' AND NOT EXISTS (
            SELECT FROM claims_approval AS a WHERE a.draft_id = NEW.id
                AND a.revision = NEW.revision AND a.decision = 'approved') THEN
        reason := 'no approval of this revision';
    ELSIF is_new_status AND NEW.status = 'ready' AND EXISTS (
            SELECT FROM claims_draft AS later
            WHERE later.article_id = NEW.article_id AND later.number > NEW.number) THEN
        reason := 'a newer draft was received';
    ELSIF TG_OP = 'UPDATE' THEN
        IF NEW.revision < OLD.revision THEN
            reason := 'a revision only grows';
        ELSIF NEW.sent_by_id IS DISTINCT FROM OLD.sent_by_id
                AND NOT (is_new_status AND NEW.status = 'ready') THEN
            reason := 'who sent a draft changes only when it is sent';
        END IF;
    END IF;
    IF reason IS NOT NULL THEN
        RAISE EXCEPTION 'This move of the draft is refused: %.', reason
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_moves_by_the_rules
    BEFORE INSERT OR UPDATE OF status, revision, sent_by_id ON claims_draft
    FOR EACH ROW EXECUTE FUNCTION newsdesk_check_draft_move();

CREATE FUNCTION newsdesk_wait_for_decision() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    -- An approval or a sending in progress ends before the draft that supersedes it is there.
    PERFORM FROM claims_draft WHERE article_id = NEW.article_id FOR NO KEY UPDATE;
    RETURN NEW;
END $$;
CREATE TRIGGER draft_waits_for_decisions BEFORE INSERT ON claims_draft
    FOR EACH ROW WHEN (NEW.number > 1) EXECUTE FUNCTION newsdesk_wait_for_decision();
"""
APPROVAL_BACK = """
DROP TRIGGER approval_by_a_second_person ON claims_approval;
DROP TRIGGER draft_moves_by_the_rules ON claims_draft;
DROP TRIGGER draft_waits_for_decisions ON claims_draft;
DROP FUNCTION newsdesk_check_approval, newsdesk_current_verdicts, newsdesk_check_draft_move,
    newsdesk_wait_for_decision;
"""


class Migration(migrations.Migration):
    dependencies = [("claims", "0001_initial")]

    operations = [
        migrations.RunSQL(REFUSE, REFUSE_BACK),
        migrations.RunSQL(IMMUTABLE, IMMUTABLE_BACK),
        migrations.RunSQL(UNAPPROVE, UNAPPROVE_BACK),
        migrations.RunSQL(APPROVAL, APPROVAL_BACK),
    ]
