@ics2 @area:arrival @topic:self-check
Feature: The simulated trader interface registers an arrival by itself

  An arrival notification gets its own MRN from the interface; which filings it concerns is found out afterwards
  (Business process descriptions L4, T-04-03 and T-04-05).

  @ICS2-ARR-06 @ICS2-DAT-04 @ICS2-DAT-06
  Scenario: An arrival is registered before any filing is matched
    Given the common repository holds its decisions back
    When the probe notifies an arrival that matches no filing
    Then the arrival is registered under an MRN of its own while nothing is decided
