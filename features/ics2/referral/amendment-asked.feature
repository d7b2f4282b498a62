@ics2 @area:referral @needs:stimulate:ics2.file @needs:stimulate:ics2.amend @needs:receive:ics2
Feature: What customs wants amended is amended

  Where something in a filing cannot stay as it is, customs asks for an amendment (IE3Q02, type AMD) and points at the place. Words do not
  change a filing: the answer is an amendment of it (IE3Axx), under the reference of the request (Business process descriptions L3.5, RAT06).

  @ICS2-REF-03
  Scenario: The operator amends what customs has pointed at
    Given the operator has a registered filing whose amendment can name a request
    When customs asks the operator to amend one particular of the filing
    And the operator amends it as customs has asked
    Then an amendment comes under the reference of the request, and says it otherwise
