from django.urls import path

from .adding import capture_views
from .adding import views as add
from .board import board_views, bulk_views, finding_views, list_views, move_views, saved_view_views
from .detail import company_views, contact_views, date_views, document_views, offer_views, stage_views
from .detail import views as detail
from .documents import views as documents
from .exporting import views as exporting
from .importing import mapping_views, preview_views
from .importing import views as importing
from .insights import views as insights
from .mail import views as mail
from .preferences import sample_views
from .preferences import views as settings
from .shell import saved_posts
from .shell import views as shell

urlpatterns = [
    path("sprite.svg", shell.sprite_svg, name="sprite_svg"),
    path("board/", board_views.board, name="board"),
    path("board/<slug:status>/more/", board_views.board_more, name="board_more"),
    path("find/", finding_views.find, name="find"),
    path("applications/", list_views.application_list, name="application_list"),
    path("applications/new/", add.application_create, name="application_create"),
    path("applications/seen/", add.application_seen, name="application_seen"),
    path("applications/bulk/", bulk_views.application_bulk, name="application_bulk"),
    path("offers/", offer_views.offer_list, name="offer_list"),
    path("applications/<int:pk>/offer/", offer_views.offer_edit, name="offer_edit"),
    path("views/", saved_view_views.view_list, name="view_list"),
    path("views/new/", saved_view_views.view_create, name="view_create"),
    path("views/<int:pk>/", saved_view_views.view_edit, name="view_edit"),
    path("views/<int:pk>/query/", saved_view_views.view_query, name="view_query"),
    path("views/<int:pk>/position/", saved_view_views.view_position, name="view_position"),
    path("views/<int:pk>/default/", saved_view_views.view_default, name="view_default"),
    path("views/<int:pk>/delete/", saved_view_views.view_delete, name="view_delete"),
    path("applications/export.csv", exporting.application_csv, name="application_csv"),
    path("applications/export.xlsx", exporting.application_xlsx, name="application_xlsx"),
    path("applications/<int:pk>/text/", exporting.application_text, name="application_text"),
    path("proof/", exporting.proof_page, name="proof"),
    path("proof.csv", exporting.proof_csv, name="proof_csv"),
    path("applications/<int:pk>/", detail.application_detail, name="application_detail"),
    path("applications/<int:pk>/edit/", add.application_edit, name="application_edit"),
    path("applications/<int:pk>/notes/", detail.application_notes, name="application_notes"),
    path("applications/<int:pk>/status/", move_views.application_status, name="application_status"),
    path("applications/<int:pk>/outcome/", move_views.application_outcome, name="application_outcome"),
    path("applications/<int:pk>/outcome/delete/", move_views.outcome_delete, name="outcome_delete"),
    path("applications/<int:pk>/outcome/details/", detail.outcome_edit, name="outcome_edit"),
    path("applications/<int:pk>/delete/", detail.application_delete, name="application_delete"),
    path("applications/<int:pk>/tags/", detail.application_tags, name="application_tags"),
    path("applications/<int:pk>/stages/new/", stage_views.stage_create, name="stage_create"),
    path("applications/<int:pk>/people/", contact_views.contact_add, name="contact_add"),
    path("applications/<int:pk>/people/<int:contact_pk>/delete/", contact_views.contact_remove, name="contact_remove"),
    path("applications/<int:pk>/documents/", document_views.document_add, name="document_add"),
    path("applications/<int:pk>/documents/attach/", document_views.document_attach, name="document_attach"),
    path(
        "applications/<int:pk>/documents/<int:document_pk>/delete/",
        document_views.document_detach,
        name="document_detach",
    ),
    path("documents/", documents.document_list, name="document_list"),
    path("documents/new/", documents.document_create, name="document_create"),
    path("documents/<int:pk>/", documents.document_detail, name="document_detail"),
    path("documents/<int:pk>/file/", documents.document_file, name="document_file"),
    path("documents/<int:pk>/delete/", documents.document_delete, name="document_delete"),
    path("documents/<int:pk>/restore/", documents.document_restore, name="document_restore"),
    path("documents/<int:pk>/named/", documents.document_named, name="document_named"),
    path("stages/<int:pk>/", stage_views.stage_edit, name="stage_edit"),
    path("stages/<int:pk>/happened/", stage_views.stage_happened, name="stage_happened"),
    path("stages/<int:pk>/delete/", stage_views.stage_delete, name="stage_delete"),
    path("changes/<int:pk>/day/", move_views.change_day, name="change_day"),
    path("dates/", date_views.undated, name="undated"),
    path("actions/<int:pk>/undo/", move_views.action_undo, name="action_undo"),
    path("companies/<str:key>/", company_views.company_detail, name="company_detail"),
    path("companies/<str:key>/edit/", company_views.company_edit, name="company_edit"),
    path("import/", importing.import_start, name="import_start"),
    path("import/<int:pk>/", preview_views.import_preview, name="import_preview"),
    path("import/<int:pk>/columns/", mapping_views.import_columns, name="import_columns"),
    path("import/<int:pk>/unread.csv", preview_views.import_unread, name="import_unread"),
    path("import/<int:pk>/progress/", importing.import_progress, name="import_progress"),
    path("import/<int:pk>/confirm/", importing.import_confirm, name="import_confirm"),
    path("import/<int:pk>/discard/", importing.import_discard, name="import_discard"),
    path("import/update/", importing.import_latest, name="import_latest"),
    path("import/done/<int:pk>/", importing.import_done, name="import_done"),
    path("import/done/<int:pk>/undo/", importing.import_undo, name="import_undo"),
    path("import/done/<int:pk>/dates/", date_views.import_dates, name="import_dates"),
    path("import/done/<int:pk>/update/", importing.import_update, name="import_update"),
    path("insights/flow.svg", insights.flow_svg, name="flow_svg"),
    path("insights/flow.txt", insights.flow_text, name="flow_text"),
    path("insights/", insights.insights, name="insights"),
    path("insights/searches/", insights.search_compare, name="search_compare"),
    path("sample/", sample_views.sample_create, name="sample_create"),
    path("sample/delete/", sample_views.sample_delete, name="sample_delete"),
    path("capture/", capture_views.capture, name="capture"),
    path("capture/start/", capture_views.capture_start, name="capture_start"),
    path("capture/shared/", capture_views.capture_shared, name="capture_shared"),
    path("capture/reading/", capture_views.capture_reading, name="capture_reading"),
    path("manifest.webmanifest", capture_views.manifest, name="manifest"),
    path("mail/", mail.mail_read, name="mail_read"),
    path("mail/answer/", mail.mail_answer, name="mail_answer"),
    path("settings/", settings.settings, name="settings"),
    path("shortcuts/", settings.shortcuts, name="shortcuts"),
    path("settings/theme/", settings.theme_set, name="theme_set"),
    path("settings/searches/", settings.search_create, name="search_create"),
    path("settings/searches/<int:pk>/end/", settings.search_end, name="search_end"),
    path("settings/searches/<int:pk>/reopen/", settings.search_reopen, name="search_reopen"),
    path("accounts/delete/", settings.account_delete, name="account_delete"),
    path("accounts/kept/", saved_posts.kept_post, name="kept_post"),
]
