from django.urls import path

from .archive import views as archive
from .asking import after_views, rights_views
from .asking import views as requests
from .closing import views as closing
from .digest import views as digest
from .help import views as help
from .learning import gave_views, note_views, said_views
from .learning import views as learn
from .letters import views as letters
from .people import supporter_views
from .people import views as people
from .practice import evaluation_views, question_views, ready_views
from .practice import views as practice
from .presence import look_views
from .presence import views as presence
from .reminders import calendar_views
from .reminders import views as reminders
from .today import views as today
from .wins import views as wins

urlpatterns = [
    path("", today.today, name="today"),
    path("help/", help.help_page, name="help"),
    path("help/mine/", help.help_mine, name="help_mine"),
    path("help/person/", help.help_person, name="help_person"),
    path("applications/<int:pk>/after/", after_views.application_after, name="application_after"),
    path("applications/<int:pk>/ready/", ready_views.application_ready, name="application_ready"),
    path("applications/<int:pk>/my-data/", rights_views.data_request, name="data_request"),
    path("applications/<int:pk>/requests/", requests.request_create, name="request_create"),
    path("applications/<int:pk>/advice/", requests.advice_create, name="advice_create"),
    path("applications/<int:pk>/reflection/", learn.reflection, name="reflection"),
    path("applications/<int:pk>/gave/", gave_views.application_gave, name="application_gave"),
    path("applications/<int:pk>/note/", note_views.note_to_self, name="note_to_self"),
    path("applications/<int:pk>/note/delete/", note_views.note_delete, name="note_delete"),
    path("stages/<int:pk>/capture/", learn.stage_capture, name="stage_capture"),
    path("feedback/", requests.request_list, name="request_list"),
    path("feedback/<int:pk>/", requests.request_detail, name="request_detail"),
    path("feedback/<int:pk>/sent/", requests.request_sent, name="request_sent"),
    path("feedback/<int:pk>/answer/", requests.request_answer, name="request_answer"),
    path("feedback/<int:pk>/reading/", requests.request_reading, name="request_reading"),
    path("feedback/<int:pk>/clarification/", requests.request_clarification, name="request_clarification"),
    path("feedback/<int:pk>/end/", requests.request_end, name="request_end"),
    path("feedback/<int:pk>/thanks/", requests.request_thanks, name="request_thanks"),
    path("letters/name/", letters.letter_name, name="letter_name"),
    path("insights/said/", said_views.said, name="said"),
    path("closing/", closing.closing, name="closing"),
    path("closing/thanks/", closing.thanks, name="closing_thanks"),
    path("wins/", wins.win_list, name="win_list"),
    path("wins/picture.svg", wins.win_picture, name="win_picture"),
    path("wins/hide/", wins.win_hide, name="win_hide"),
    path("learn/", learn.learn, name="learn"),
    path("learn/review/", learn.batch_review, name="batch_review"),
    path("learn/plans/", learn.if_then_create, name="if_then_create"),
    path("learn/plans/<int:pk>/", learn.if_then_mark, name="if_then_mark"),
    path("learn/themes/<int:pk>/", learn.theme_rename, name="theme_rename"),
    path("practice/", practice.practice_list, name="practice_list"),
    path("practice/new/", practice.practice_create, name="practice_create"),
    path("practice/<int:pk>/", practice.practice_detail, name="practice_detail"),
    path("practice/<int:pk>/done/", practice.practice_done, name="practice_done"),
    path("practice/<int:pk>/link/", practice.practice_link, name="practice_link"),
    path("practice/<int:pk>/paper/", practice.practice_paper, name="practice_paper"),
    path("practice/<int:pk>/delete/", practice.practice_delete, name="practice_delete"),
    path("practice/questions/", question_views.question_list, name="question_list"),
    path("practice/questions/felt/", question_views.question_mark, name="question_mark"),
    path("practice/questions/<int:pk>/delete/", question_views.question_delete, name="question_delete"),
    path("practice/answers/<int:pk>/theme/", evaluation_views.evaluation_theme, name="evaluation_theme"),
    path("practice/answers/<int:pk>/plan/", evaluation_views.evaluation_plan, name="evaluation_plan"),
    path("practice/answers/<int:pk>/question/", evaluation_views.evaluation_question, name="evaluation_question"),
    path("practice/answers/<int:pk>/thanks/", evaluation_views.evaluation_thanks, name="evaluation_thanks"),
    path("practice/answers/<int:pk>/delete/", evaluation_views.evaluation_delete, name="evaluation_delete"),
    path("friend/practice/<int:pk>/<str:token>/", evaluation_views.friend_practice, name="friend_practice"),
    path("learn/presence/", presence.presence_list, name="presence_list"),
    path("learn/presence/<slug:kind>/", presence.presence_review, name="presence_review"),
    path("learn/presence/steps/<int:pk>/", presence.presence_step, name="presence_step"),
    path("learn/presence/looks/new/", look_views.look_create, name="look_create"),
    path("learn/presence/looks/<int:pk>/", look_views.look_detail, name="look_detail"),
    path("learn/presence/looks/<int:pk>/link/", look_views.look_link, name="look_link"),
    path("learn/presence/looks/<int:pk>/delete/", look_views.look_delete, name="look_delete"),
    path("learn/presence/impressions/<int:pk>/thanks/", look_views.impression_thanks, name="impression_thanks"),
    path("learn/presence/impressions/<int:pk>/delete/", look_views.impression_delete, name="impression_delete"),
    path("friend/look/<int:pk>/<str:token>/", look_views.friend_look, name="friend_look"),
    path("friend/look/<int:pk>/<str:token>/file/", look_views.friend_look_file, name="friend_look_file"),
    path("people/", people.person_list, name="person_list"),
    path("people/new/", people.person_create, name="person_create"),
    path("people/ask/", supporter_views.who_to_ask, name="who_to_ask"),
    path("people/supporters/", supporter_views.supporter_list, name="supporter_list"),
    path("supports/<int:pk>/thanks/", supporter_views.support_thanks, name="support_thanks"),
    path("supports/<int:pk>/delete/", supporter_views.support_delete, name="support_delete"),
    path("people/connections/", people.connection_search, name="connection_search"),
    path("people/<int:pk>/", people.person_detail, name="person_detail"),
    path("people/<int:pk>/edit/", people.person_edit, name="person_edit"),
    path("people/<int:pk>/delete/", people.person_delete, name="person_delete"),
    path("people/<int:pk>/keep-in-touch/", people.keep_in_touch, name="keep_in_touch"),
    path("reminders/new/", reminders.reminder_create, name="reminder_create"),
    path("reminders/answer/", reminders.reminder_answer, name="reminder_answer"),
    path("today/steps/<slug:key>/skip/", today.first_step_skip, name="first_step_skip"),
    path("reminders/next/", today.next_list, name="next_list"),
    path("reminders/let-go/", reminders.skip_rest, name="let_go"),
    path("calendar/<int:pk>/<str:token>.ics", calendar_views.calendar_feed, name="calendar_feed"),
    path("stages/<int:pk>/interview.ics", calendar_views.stage_ics, name="stage_ics"),
    path("settings/calendar/", calendar_views.calendar_address, name="calendar_address"),
    path("digest/off/<str:token>/", digest.digest_off, name="digest_off"),
    path("export/", archive.export, name="export"),
    path("export/everything/", archive.archive_page, name="archive"),
    path("export/everything.json", archive.archive_json, name="archive_json"),
    path("export/everything.zip", archive.archive_zip, name="archive_zip"),
    path("export/restore/", archive.archive_restore, name="archive_restore"),
    path("settings/reminders/", reminders.preferences, name="preferences"),
    path("settings/reminders/pause/", reminders.pause, name="pause"),
    path("settings/reminders/resume/", reminders.resume, name="resume"),
]
