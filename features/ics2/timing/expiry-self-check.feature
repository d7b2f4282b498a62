@ics2 @area:timing @topic:self-check
Feature: The simulated Common Repository invalidates what never came

  A filing whose goods have not come within 200 days of lodging is invalidated; arrival and presentation stop that clock
  (Union Customs Code, Article 129(2); Business process descriptions L3.5, RFT01, ANT02 and PCT04).

  @ICS2-TIM-17
  Scenario: Of three filings, one arrived, one was presented, and one stayed away
    When the carrier files one each of IE3F10 IE3F11 IE3F50
    And 100 days pass
    And the arrival of the goods of the IE3F10 is notified
    And the goods of the IE3F50 are presented
    And 200 days less a second have passed since they were filed
    Then none of them is invalidated
    When 200 days have passed since they were filed
    Then the IE3F11 is invalidated, and the others are as they were
