"""Facts about the world, each with its source and year. docs/evidence.md lists the same."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """`sentence` holds the figure, `source` says who was asked, where and how many, `year` is the year of the data."""

    sentence: str
    source: str
    year: str
    caveat: str = ""

    @property
    def footer(self) -> str:
        return f"{self.source}, {self.year}"


OFFER_AFTER_INTERVIEW = Fact(
    "In an official US survey, 37% of unemployed people who had an interview got an offer. Most did not.",
    "Dalton and Groen, US Bureau of Labor Statistics, published 2020",
    "2018 data",
    "Asked in May and September 2018. People who had already accepted an offer were no longer unemployed, so it "
    "understates offers. Taken from a secondary source.",
)
INTERVIEW_PER_APPLICATIONS = Fact(
    "In an official US survey, unemployed people had about one interview for every 6 applications. Among small US "
    "businesses in 2024, about 3 in 100 applicants were interviewed. For nearly everyone, most applications end early.",
    "Dalton and Groen, US Bureau of Labor Statistics, 2018 data, and CareerPlug, more than 60,000 firms",
    "2018 and 2024",
    "Different people were asked, and neither number is about any one person. The first was taken from a secondary "
    "source.",
)
SILENCE_AFTER_INTERVIEW = Fact(
    "In one survey, 61% of workers had heard nothing back after a job interview.",
    "Greenhouse, 2,500 workers in the US, the UK and Germany",
    "2024",
)
SILENCE_IS_MOSTLY_THEIRS = Fact(
    "In one survey, 80% of hiring managers said they had stopped replying to applicants at some point, most often "
    "because "
    "they were still deciding or had too many to answer.",
    "Resume Genius, US hiring managers, n = 625",
    "2024",
)
ASKING = Fact(
    "In one large poll, 9% of people who asked for feedback said they often or always get it. Asking is the part you "
    "control.",
    "Poll in a LinkedIn career group, more than 14,000 members, taken from a secondary source",
    "year not given",
    "People chose to take part, so it describes one group. It doesn’t tell you the odds for your own request.",
)
ADVICE_NOT_FEEDBACK = Fact(
    "In four experiments, people who were asked for advice gave more critical and more useful answers than people who "
    "were asked for feedback.",
    "Yoon, Blunden, Kristal and Whillans, Harvard Business School, taken from a secondary source",
    "written up in 2021",
)
SOFTENED = Fact(
    "In one survey, about 73% of hiring managers said they had, at least rarely, softened the truth to avoid giving "
    "negative feedback. Treat one answer as one opinion.",
    "Resume Genius, US hiring managers, n = 625",
    "2024",
)
PASSED_OVER = Fact(
    "Of about 800 employers, 88% had offered a job to someone they had previously passed over.",
    "Survey of employers in the US, reported by BenefitsPRO",
    "2018",
    "At a time when workers were hard to find.",
)
DEBRIEF = Fact(
    "Looking back in a structured way made people about 25% more effective than a control group, both alone and in "
    "teams.",
    "Tannenbaum and Cerasoli, 46 samples, taken from a secondary source",
    "2013",
)
CAPTURE = Fact(
    "Looking back works best with notes made at the time. Memory alone is unreliable.",
    "Keiser and Arthur, 61 studies",
    "2021",
)
IF_THEN = Fact(
    "In 642 tests, plans such as “if this happens, then I’ll do that” helped by a small to medium amount.",
    "Sheeran, Listrom and Gollwitzer",
    "2024",
)
FRIEND = Fact(
    "People who look at a bad event as an observer feel less distress, even a week later.",
    "Ayduk and Kross",
    "2010",
)
FOLLOW_UP = Fact(
    "Asked when to follow up on an application, 36% of HR managers said after one to two weeks, 29% sooner, and none "
    "said never.",
    "Accountemps, HR managers in the US",
    "2017",
)
PRACTICE = Fact(
    "In 47 evaluated programmes, job-search help worked when it both trained skills, such as how you come across, and "
    "kept "
    "people motivated. Neither was enough alone.",
    "Liu, Huang and Wang, 47 programmes, read as an abstract",
    "2014",
    "Not all of them were randomised trials. It can’t promise a result in any one interview. What it can give you is "
    "practice and a calmer start.",
)
SELF_COMPASSION = Fact(
    "In an experiment with 180 job seekers, those who wrote to themselves kindly about a setback felt calmer and less "
    "sad "
    "afterwards than those who wrote freely.",
    "Study in Frontiers in Psychology, 180 job seekers, randomised",
    "2020",
)
REFERRALS = Fact(
    "Among small US businesses in 2024, 2% of applicants and 11% of people hired came through a referral.",
    "CareerPlug, more than 60,000 firms",
    "2024",
    "These are shares of everyone at those firms. Neither number is about any one person.",
)
CV_RESULTS = Fact(
    "In one survey, 76% of hiring managers said a CV without measurable results lowers your chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_MISTAKES = Fact(
    "In one survey, 74.9% of hiring managers said typing errors lower your chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_LAYOUT = Fact(
    "In one survey, 80% of hiring managers said a poor layout lowers your chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_TAILORED = Fact(
    "In one survey, 73.3% of hiring managers said irrelevant content lowers your chances.",
    "Resume Genius, US hiring managers, n = 625, our count from the published answers",
    "2024",
)
CV_MATCHES = Fact(
    "In one survey, 35.3% of hiring managers named a CV that doesn’t match LinkedIn as a warning sign.",
    "Resume Genius, US hiring managers, n = 1,500, our count from the published answers",
    "2026",
)
LINKEDIN_PHOTO = Fact(
    "LinkedIn says profiles with a photo get 7 times as many views. That is LinkedIn’s own figure.",
    "LinkedIn, profile checklist",
    "year not given",
)
SEARCH_HURTS = Fact(
    "In one survey, 48.5% of job seekers said job hunting had hurt their mental health.",
    "Resume Genius, US, n = 1,000, our count from the published answers",
    "2026",
)

SILENCE_GERMANY = Fact(
    "In a survey of workers in Germany, 54% had sent an application and heard nothing at all.",
    "Stepstone, 4,023 workers in Germany",
    "2025",
    "This is a share of people, not of applications.",
)
SILENCE_UK = Fact(
    "In a survey, workers in the UK said they never hear back from 45% of the jobs they apply for.",
    "Indeed, 1,000 workers in the UK",
    "about 2024",
    "An estimate from memory.",
)
SILENCE_SWITZERLAND = Fact(
    "In a survey, 48% of job seekers in Switzerland said they often or sometimes got no reaction.",
    "JobCloud and LINK, job seekers in Switzerland",
    "2019",
)
APPLICATIONS_GERMANY = Fact(
    "In a survey of workers in Germany, the middle person had sent 20 applications in their latest search and been "
    "invited "
    "to three interviews.",
    "Stepstone, 4,023 workers in Germany",
    "2025",
    "The survey doesn’t say how many of them had searched, or whether they found a job.",
)
INTERVIEWS_GERMANY = Fact(
    "At companies that use one supplier’s recruiting software, 5.4% of applicants in Germany were interviewed and "
    "1.4% got an "
    "offer.",
    "SmartRecruiters, 5.1 million applications",
    "September 2023 to August 2024",
    "These are one supplier’s customers, and most of them are large.",
)
INTERVIEWS_UK = Fact(
    "At companies that use one supplier’s recruiting software, 4.3% of applicants in the UK were interviewed and 1.1% "
    "got an "
    "offer.",
    "SmartRecruiters, 8.8 million applications",
    "September 2023 to August 2024",
    "These are one supplier’s customers, and most of them are large.",
)
INTERVIEWS_FRANCE = Fact(
    "At companies that use one supplier’s recruiting software, 2.2% of applicants in France were interviewed and 0.6% "
    "got an "
    "offer.",
    "SmartRecruiters, 18.3 million applications",
    "September 2023 to August 2024",
    "These are one supplier’s customers, and most of them are large.",
)

COUNTRIES = {
    "germany": ("germany", "deutschland", "de"),
    "uk": ("united kingdom", "great britain", "england", "scotland", "wales", "northern ireland", "uk", "gb"),
    "france": ("france", "fr"),
    "switzerland": ("switzerland", "schweiz", "suisse", "svizzera", "ch"),
}
SILENCE_IN = {"germany": SILENCE_GERMANY, "uk": SILENCE_UK, "switzerland": SILENCE_SWITZERLAND}
APPLYING_IN = {
    "germany": (APPLICATIONS_GERMANY, INTERVIEWS_GERMANY),
    "uk": (INTERVIEWS_UK,),
    "france": (INTERVIEWS_FRANCE,),
}


def about_silence(country: str) -> list[Fact]:
    """Facts for someone who waits for a reply. `country`: as the user typed it."""
    at_home = SILENCE_IN.get(_country(country))
    return [*([at_home] if at_home else []), SILENCE_IS_MOSTLY_THEIRS, SILENCE_AFTER_INTERVIEW]


def about_applying(country: str) -> list[Fact]:
    """Facts for someone who got a no: of their own country where there are any."""
    return [*APPLYING_IN.get(_country(country), (INTERVIEW_PER_APPLICATIONS,)), PASSED_OVER]


def _country(name: str) -> str:
    name = name.strip().casefold()
    return next((code for code, names in COUNTRIES.items() if name in names), "")


ALL = {name: value for name, value in globals().items() if isinstance(value, Fact)}
