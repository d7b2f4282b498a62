@ics2 @area:referral @needs:stimulate:ics2.file @needs:stimulate:ics2.answer @needs:receive:ics2
Feature: What customs asks about a filing is answered under the reference of the question

  Customs may want to know more about a filing (IE3Q02, type RFI), one thing or many. Each request has a reference; the answer
  (IE3R02) names the filing by its MRN and the request by that reference (Business process descriptions L4, T-03-01-03). No source says how
  soon; the limit is a parameter.

  @ICS2-REF-01 @ICS2-AS4-08
  Scenario: A request for information is answered
    Given the operator has a registered filing
    When customs asks the operator a question about the filing
    And the operator answers what was asked
    Then the answer comes under the reference of the request, and says something

  @ICS2-REF-02
  Scenario: Three requests in one message are all answered
    Given the operator has a registered filing
    When customs asks the operator three questions in one message
    And the operator answers all of it
    Then each of the three requests is answered under its own reference
