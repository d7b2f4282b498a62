@ics2 @area:data-quality @topic:self-check
Feature: The simulated trader interface reports every error, by code and place

  A readable filing gets all its errors at once, each with a code of CL723 and a pointer to the element at fault
  (Interface Control Document 3.30, section 4.5.3; HTI Rules and Conditions 2.01).

  @ICS2-ERR-01 @ICS2-ERR-02 @ICS2-ERR-03 @ICS2-ERR-04 @ICS2-ERR-05 @ICS2-AS4-13
  Scenario: Three independent errors are three entries of one refusal
    When the probe files a filing with three errors
    Then the probe's refusal names three errors, each with its code and place

  @ICS2-DAT-12
  Scenario: Arabic letters are refused, Cyrillic letters are not
    When the probe files a filing with Arabic names in two places
    Then the refusal has code 102 for both places
    When the probe files a filing with Cyrillic names
    Then the filing with Cyrillic names is accepted

  @ICS2-DAT-15
  Scenario: An arrival before the departure is refused
    When the probe files a filing whose vessel arrives one hour before it departs
    Then the refusal has code 103 for the arrival
