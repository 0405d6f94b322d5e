"""Addresses. The name of an address is the name of its view, and tells the service behind it.

Ids are named after what they identify (`claim_id`); tests/test_urls.py walks every line.
"""

from django.urls import path

from claims.views import approvals, intake, jobs, queue, record, sources

app_name = "claims"

urlpatterns = [
    # What is on the desk, and what comes in
    path("", queue.queue, name="queue"),
    path("articles/new/", intake.article_new, name="article_new"),
    path("articles/<uuid:article_id>/drafts/add/", intake.draft_add, name="draft_add"),
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
    path("sources/<uuid:source_id>/file/", sources.source_file, name="source_file"),
    path("drafts/<uuid:draft_id>/file/", sources.draft_file, name="draft_file"),
    path("articles/<uuid:article_id>/sources/add/", sources.source_add, name="source_add"),
    path("articles/<uuid:article_id>/sources/attach/", sources.source_attach, name="source_attach"),
    path("articles/<uuid:article_id>/sources/detach/", sources.source_detach, name="source_detach"),
    # Approving and the record
    path("approvals/", approvals.approval_list, name="approval_list"),
    path("drafts/<uuid:draft_id>/review/", approvals.draft_review, name="draft_review"),
    path("drafts/<uuid:draft_id>/approve/", approvals.draft_approve, name="draft_approve"),
    path("drafts/<uuid:draft_id>/send-back/", approvals.draft_send_back, name="draft_send_back"),
    path("articles/<uuid:article_id>/history/", record.article_history, name="article_history"),
    path("articles/<uuid:article_id>/changes/", record.change_list, name="change_list"),
    # Work
    path("jobs/<uuid:job_id>/retry/", jobs.job_retry, name="job_retry"),
]
