"""Addresses. The name of an address is the name of its view, and tells the service behind it.

Ids are named after what they identify (`claim_id`); tests/test_urls.py walks every line.
"""

from django.urls import path

from claims.views import (
    approvals,
    bank,
    claims,
    compare,
    desk_figures,
    drafts,
    intake,
    jobs,
    library,
    people,
    queue,
    record,
    recordings,
    settings,
    sources,
    thread,
    verdicts,
    workbench,
)

app_name = "claims"

urlpatterns = [
    # What is on the desk, and what comes in
    path("", queue.queue, name="queue"),
    path("articles/new/", intake.article_new, name="article_new"),
    path("articles/<uuid:article_id>/drafts/add/", intake.draft_add, name="draft_add"),
    path("articles/<uuid:article_id>/drafts/compare/", compare.draft_compare, name="draft_compare"),
    path("uploads/add/", intake.upload_add, name="upload_add"),
    path("uploads/<uuid:upload_id>/", intake.upload_progress, name="upload_progress"),
    path(
        "uploads/<uuid:upload_id>/encoding/",
        intake.upload_choose_encoding,
        name="upload_choose_encoding",
    ),
    # Sources
    path("sources/", sources.source_list, name="source_list"),
    path("sources/<uuid:source_id>/", sources.source_show, name="source_show"),
    path("sources/<uuid:source_id>/readers/", sources.source_readers, name="source_readers"),
    path("sources/<uuid:source_id>/history/", record.source_history, name="source_history"),
    path("sources/<uuid:source_id>/file/", sources.source_file, name="source_file"),
    path(
        "sources/<uuid:source_id>/recording/",
        recordings.source_recording,
        name="source_recording",
    ),
    path(
        "sources/<uuid:source_id>/recording/add/",
        recordings.recording_add,
        name="recording_add",
    ),
    path("drafts/<uuid:draft_id>/file/", sources.draft_file, name="draft_file"),
    path("articles/<uuid:article_id>/sources/add/", sources.source_add, name="source_add"),
    path("articles/<uuid:article_id>/sources/attach/", sources.source_attach, name="source_attach"),
    path("articles/<uuid:article_id>/sources/detach/", sources.source_detach, name="source_detach"),
    # The workbench
    path("claims/", bank.claim_bank, name="claim_bank"),
    path("articles/<uuid:article_id>/", workbench.workbench, name="workbench"),
    path("articles/<uuid:article_id>/progress/", workbench.draft_progress, name="draft_progress"),
    path("claims/<uuid:claim_id>/", workbench.claim_show, name="claim_show"),
    path("articles/<uuid:article_id>/library/", library.article_library, name="article_library"),
    path("claims/<uuid:claim_id>/library/", library.claim_library, name="claim_library"),
    path("claims/<uuid:claim_id>/verdict/", verdicts.verdict_set, name="verdict_set"),
    path("claims/<uuid:claim_id>/verdict/undo/", verdicts.verdict_undo, name="verdict_undo"),
    path("drafts/<uuid:draft_id>/claims/add/", claims.claim_add, name="claim_add"),
    path("claims/<uuid:claim_id>/change/", claims.claim_change, name="claim_change"),
    path("claims/<uuid:claim_id>/split/", claims.claim_split, name="claim_split"),
    path("claims/<uuid:claim_id>/merge/", claims.claim_merge, name="claim_merge"),
    path("claims/<uuid:claim_id>/drop/", claims.claim_drop, name="claim_drop"),
    path("claims/<uuid:claim_id>/restore/", claims.claim_restore, name="claim_restore"),
    path("claims/<uuid:claim_id>/comment/", thread.comment_add, name="comment_add"),
    path("claims/<uuid:claim_id>/query/", thread.query_ask, name="query_ask"),
    path("queries/<uuid:query_id>/answer/", thread.query_answer, name="query_answer"),
    path("queries/<uuid:query_id>/resolve/", thread.query_resolve, name="query_resolve"),
    path("drafts/<uuid:draft_id>/send/", drafts.draft_send, name="draft_send"),
    path("drafts/<uuid:draft_id>/recall/", drafts.draft_recall, name="draft_recall"),
    # Approving and the record
    path("approvals/", approvals.approval_list, name="approval_list"),
    path("drafts/<uuid:draft_id>/review/", approvals.draft_review, name="draft_review"),
    path("drafts/<uuid:draft_id>/approve/", approvals.draft_approve, name="draft_approve"),
    path("drafts/<uuid:draft_id>/send-back/", approvals.draft_send_back, name="draft_send_back"),
    path("articles/<uuid:article_id>/history/", record.article_history, name="article_history"),
    path("history/", record.desk_history, name="desk_history"),
    path("figures/", desk_figures.desk_figures, name="desk_figures"),
    path("articles/<uuid:article_id>/changes/", record.change_list, name="change_list"),
    # Work
    path("jobs/<uuid:job_id>/retry/", jobs.job_retry, name="job_retry"),
    # People
    path("people/", people.person_list, name="person_list"),
    path("people/add/", people.person_add, name="person_add"),
    path("people/<int:membership_id>/role/", people.person_role, name="person_role"),
    path("people/<int:membership_id>/password/", people.person_password, name="person_password"),
    path("people/<int:membership_id>/remove/", people.person_remove, name="person_remove"),
    # What a desk decides for all its articles
    path("desks/<uuid:desk_id>/settings/", settings.desk_settings, name="desk_settings"),
    path("desks/<uuid:desk_id>/layers/", settings.layers_set, name="layers_set"),
    path("desks/<uuid:desk_id>/retention/", settings.retention_set, name="retention_set"),
    path("desks/<uuid:desk_id>/scale/", settings.scale_set, name="scale_set"),
    path("desks/<uuid:desk_id>/options/add/", settings.option_add, name="option_add"),
    path("options/<int:option_id>/retire/", settings.option_retire, name="option_retire"),
    path("options/<int:option_id>/restore/", settings.option_restore, name="option_restore"),
    path("preferences/shortcuts/", people.shortcuts_set, name="shortcuts_set"),
]
