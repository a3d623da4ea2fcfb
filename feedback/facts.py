"""What Onward tells people about the world: one sentence, who was asked, where, when. docs/evidence.md lists the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """`sentence` carries the figure; `source` names who, where, n; `year` is the year of the data; `caveat` what to keep in mind."""

    sentence: str
    source: str
    year: str
    caveat: str = ""

    @property
    def footer(self) -> str:
        return f"{self.source}, {self.year}"


OFFER_AFTER_INTERVIEW = Fact(
    "In an official US survey, 37 % of the unemployed people who had got an interview had an offer. Most had not.",
    "Dalton and Groen, US Bureau of Labor Statistics, published 2020",
    "2018 data",
    "Asked in May and September 2018. People who had already taken an offer were no longer unemployed, so it understates "
    "offers. Read through a secondary page.",
)
INTERVIEW_PER_APPLICATIONS = Fact(
    "In an official US survey unemployed people had about one interview for every 6 applications; among small US "
    "businesses in 2024 about 3 in 100 applicants were interviewed. Most applications end early, for nearly everybody.",
    "Dalton and Groen, US Bureau of Labor Statistics, 2018 data, and CareerPlug, more than 60,000 firms",
    "2018 and 2024",
    "Different people were asked; neither number is about one person. The first was read through a secondary page.",
)
SILENCE_AFTER_INTERVIEW = Fact(
    "61 % of workers in one survey had been left without an answer after a job interview.",
    "Greenhouse, 2,500 workers in the US, the UK and Germany",
    "2024",
)
SILENCE_IS_MOSTLY_THEIRS = Fact(
    "80 % of hiring managers in one survey said they have gone silent on applicants, most often because they were still "
    "deciding or had too many to answer.",
    "Resume Genius, US hiring managers, n = 625",
    "2024",
)
ASKING = Fact(
    "Of the people in one large poll who asked for feedback, 9 % said they often or always get it. Asking is the part "
    "that is yours.",
    "Poll in a LinkedIn career group, more than 14,000 members, read through a secondary page",
    "year not given",
    "People chose to take part, so it fits one group and is no chance for one request.",
)
ADVICE_NOT_FEEDBACK = Fact(
    "In four experiments people who were asked for advice gave more critical and more useful answers than people who "
    "were asked for feedback.",
    "Yoon, Blunden, Kristal and Whillans, Harvard Business School, read through a secondary page",
    "written up in 2021",
)
SOFTENED = Fact(
    "About 73 % of hiring managers in one survey have softened the truth, at least rarely, to avoid giving negative "
    "feedback. Treat one answer as one clue.",
    "Resume Genius, US hiring managers, n = 625",
    "2024",
)
PASSED_OVER = Fact(
    "88 % of about 800 employers had offered a job to someone they had passed over before.",
    "Survey of employers in the US, reported by BenefitsPRO",
    "2018",
    "From a tight job market.",
)
DEBRIEF = Fact(
    "Looking back in a structured way made people about 25 % more effective than a control group, alone as well as in teams.",
    "Tannenbaum and Cerasoli, 46 samples, read through a secondary page",
    "2013",
)
CAPTURE = Fact(
    "Looking back works best with notes made at the time; memory alone is weak.",
    "Keiser and Arthur, 61 studies",
    "2021",
)
IF_THEN = Fact(
    "Plans of the form “if this comes, then I do that” helped in 642 tests, by a small to medium amount.",
    "Sheeran, Listrom and Gollwitzer",
    "2024",
)
FRIEND = Fact(
    "People who look at a bad event as an observer feel less distress, also a week later.",
    "Ayduk and Kross",
    "2010",
)
FOLLOW_UP = Fact(
    "Asked when to follow up on an application, 36 % of HR managers said after one to two weeks, 29 % sooner, and none "
    "said never.",
    "Accountemps, HR managers in the US",
    "2017",
)
PRACTICE = Fact(
    "In 47 trials, help with the search worked where it trained skills, such as how one comes across, and also kept "
    "people going. Neither was enough alone.",
    "Liu, Huang and Wang, 47 trials, read as an abstract",
    "2014",
    "It promises no result for one interview; practice and a calmer start are what it can give.",
)
SELF_COMPASSION = Fact(
    "In an experiment with 180 job seekers, those who wrote to themselves with kindness about a setback were less sad and "
    "calmer afterwards than those who wrote freely.",
    "Study in Frontiers in Psychology, 180 job seekers, drawn by lot",
    "2020",
)
REFERRALS = Fact(
    "Among small US businesses in 2024, 2 % of the applicants came through a referral, and 11 % of the people hired.",
    "CareerPlug, more than 60,000 firms",
    "2024",
    "These are shares of everybody at those firms; neither number is about one person.",
)
CV_RESULTS = Fact(
    "76 % of hiring managers in one survey said that a CV without measurable results lowers the chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_MISTAKES = Fact(
    "74.9 % of hiring managers in one survey said that typing mistakes lower the chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_LAYOUT = Fact(
    "80 % of hiring managers in one survey said that a poor layout lowers the chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_TAILORED = Fact(
    "73.3 % of hiring managers in one survey said that content which has nothing to do with the job lowers the chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_MATCHES = Fact(
    "35.3 % of hiring managers in one survey ticked a CV that differs from LinkedIn as a warning sign.",
    "Resume Genius, US hiring managers, n = 1,500, our count from the published answers",
    "2026",
)
LINKEDIN_PHOTO = Fact(
    "LinkedIn claims 7 times as many views for a profile with a photo. The figure is theirs, and the choice is yours.",
    "LinkedIn, profile checklist",
    "year not given",
)
SEARCH_HURTS = Fact(
    "48.5 % of job seekers in one survey said the search hurt their mental health.",
    "Resume Genius, US, n = 1,000, our count from the published answers",
    "2026",
)

ALL = {name: value for name, value in globals().items() if isinstance(value, Fact)}
